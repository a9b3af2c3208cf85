import { z } from 'zod'
import { Daypart } from './hours.ts'
import { DurationMs, Id, Instant, Ppm, Sha256, Words } from './primitives.ts'

/**
 * The classes of what is shown. `notice`: the community's own; `psa`: public-service films; `ad`: guaranteed bookings;
 * `remnant`: ads without a promise; `house`: fills what is left.
 */
export const Kind = z.enum(['notice', 'psa', 'ad', 'remnant', 'house'])
export type Kind = z.infer<typeof Kind>

export const ImageContent = z.object({
  type: z.literal('image'),
  sha256: Sha256,
  fit: z.enum(['contain', 'cover', 'blur']).optional(),
})
export const VideoContent = z.object({
  type: z.literal('video'),
  sha256: Sha256,
  muted: z.boolean().optional(),
})
export const NoticeContent = z.object({
  type: z.literal('notice'),
  template: z.string().max(100).optional(),
  heading: Words,
  body: Words,
  source: Words.optional(),
  date: Instant.optional(),
  picture: Sha256.optional(),
  urgency: z.enum(['normal', 'urgent']).optional(),
})
/** What a creative shows. Media are named by their SHA-256 and described under the plan's `media`. */
export const Content = z.discriminatedUnion('type', [ImageContent, VideoContent, NoticeContent])
export type Content = z.infer<typeof Content>

/** One artwork of an item. Several rotate smoothly by `weight` (1 unless told). */
export const Creative = z.object({
  id: Id,
  durationMs: DurationMs,
  weight: z.int().min(1).max(1000).optional(),
  content: Content,
})
export type Creative = z.infer<typeof Creative>

/** Why a rate is what it is: the rule, the numbers that went in, and what was cut and for whom. */
export const RateWhy = z.object({
  rule: z.string().min(1).max(60),
  askedPpm: Ppm.optional(),
  numbers: z.record(z.string(), z.number()).optional(),
  cutFor: z.array(Id).optional(),
})
export type RateWhy = z.infer<typeof RateWhy>

/**
 * The promise in integers: parts per million of on-air time while the item is valid and within its dayparts.
 * `steps` replace `ppm` for stretches of the plan. For `house`, `ppm` is a weight: house items share what is left.
 */
export const Rate = z.object({
  ppm: Ppm,
  steps: z
    .array(z.object({ from: Instant, until: Instant, ppm: Ppm, why: z.string().max(60).optional() }))
    .max(2000)
    .optional(),
  why: RateWhy,
})
export type Rate = z.infer<typeof Rate>

export const Item = z.object({
  id: Id,
  kind: Kind,
  zone: z.string().min(1).max(60).optional(),
  title: Words,
  validFrom: Instant,
  validUntil: Instant,
  dayparts: z.array(Daypart).max(50).optional(),
  rate: Rate,
  carryMs: z.int().min(-86_400_000).max(86_400_000).optional(),
  creatives: z.array(Creative).min(1, 'an item needs at least one creative').max(100),
  brand: z.string().max(200).optional(),
  categories: z.array(z.string().min(1).max(100)).max(20).optional(),
  maxGapMs: z.int().min(1000).max(604_800_000).optional(),
  priority: z.int().min(1).max(3).optional(),
})
/** One thing on the loop, with its rate: what `compile` made of a promise. */
export type Item = z.infer<typeof Item>
