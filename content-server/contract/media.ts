import { z } from 'zod'
import { Id, Sha256 } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { DEVICES, STAFF } from './who.ts'

export const MEDIA_TYPES = ['image/webp', 'image/jpeg', 'image/png', 'video/mp4', 'video/webm'] as const

/** Largest upload, in bytes. */
export const MOST_UPLOAD_BYTES = 50 * 1024 * 1024

/** A checked file, addressed by the SHA-256 of what is served. */
export const Media = z.strictObject({
  sha256: Sha256,
  type: z.enum(MEDIA_TYPES),
  bytes: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  durationMs: z.int().positive().optional(),
  name: z.string(),
  addedAt: Instant,
})
export type Media = z.infer<typeof Media>

export const uploadMedia = route({
  method: 'POST',
  path: '/api/media',
  who: STAFF,
  summary: 'Upload an image or a video as the raw body; it is checked by content and images are re-encoded',
  query: z.strictObject({ communityId: Id, name: z.string().trim().min(1).max(200) }),
  body: { upload: true, mostBytes: MOST_UPLOAD_BYTES },
  reply: Media,
})

export const fetchMedia = route({
  method: 'GET',
  path: '/media/:sha256',
  who: [...STAFF, ...DEVICES],
  summary: 'The bytes; Range, ETag, immutable',
  params: z.strictObject({ sha256: Sha256 }),
  reply: 'bytes',
})
