import { z } from 'zod'
import { Notice } from './notices.ts'
import { route } from './route.ts'

/** A notice as residents may read it. */
export const ReadableNotice = Notice.pick({
  id: true,
  heading: true,
  body: true,
  source: true,
  picture: true,
  priority: true,
  validFrom: true,
  validUntil: true,
  publishedAt: true,
})
export type ReadableNotice = z.infer<typeof ReadableNotice>

export const kioskNotices = route({
  method: 'GET',
  path: '/api/kiosk/notices',
  who: ['kiosk'],
  summary: "The live notices of the kiosk's community, newest first",
  reply: z.strictObject({ notices: z.array(ReadableNotice) }),
})
