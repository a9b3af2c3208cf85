import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { Name } from './text.ts'
import { STAFF } from './who.ts'

export const PLACES = ['lobby', 'outdoor', 'lift'] as const
export const DEVICE_ROLES = ['screen', 'kiosk'] as const
export type DeviceRole = (typeof DEVICE_ROLES)[number]

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day reads 06:00')
/** Open hours, ISO weekdays (1 = Monday); past midnight when `to` is not later than `from`. None at all: always open. */
export const OpenHours = z.array(
  z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: Clock, to: Clock }),
)
export type OpenHours = z.infer<typeof OpenHours>

/** What the device itself last said. */
export const Health = z.strictObject({
  seenAt: Instant,
  planRevision: z.string().nullable(),
  clockOffsetMs: z.number(),
  mediaWanted: z.int(),
  mediaReady: z.int(),
  playsWaiting: z.int(),
  framesAdvancing: z.boolean(),
  agentVersion: z.string(),
})
export type Health = z.infer<typeof Health>

/** A place where something hangs or stands: a screen, or a kiosk (which is a screen while idle). */
export const Screen = z.strictObject({
  id: Id,
  communityId: Id,
  name: Name,
  role: z.enum(DEVICE_ROLES),
  place: z.enum(PLACES),
  building: z.string().max(40),
  width: z.int().min(320).max(7680),
  height: z.int().min(240).max(7680),
  hours: OpenHours,
  paired: z.boolean(),
  health: Health.nullable(),
})
export type Screen = z.infer<typeof Screen>

export const ScreenDraft = Screen.omit({ id: true, paired: true, health: true })
export type ScreenDraft = z.infer<typeof ScreenDraft>

export const listScreens = route({
  method: 'GET',
  path: '/api/screens',
  who: STAFF,
  summary: 'The screens and kiosks of the communities one works for',
  reply: z.strictObject({ screens: z.array(Screen) }),
})

export const addScreen = route({
  method: 'POST',
  path: '/api/screens',
  who: STAFF,
  summary: 'Add a place for a screen or a kiosk',
  body: ScreenDraft,
  reply: Screen,
})

export const revokeDevice = route({
  method: 'POST',
  path: '/api/screens/:id/revoke',
  who: STAFF,
  summary: "Revoke the device's key (stolen, replaced); the place stays",
  params: z.strictObject({ id: Id }),
  reply: Screen,
})
