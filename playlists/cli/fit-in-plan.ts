import { z } from 'zod'
import { fit } from '../admission/fit.ts'
import { openMarket } from '../admission/market.ts'
import type { Booking, Fit } from '../admission/booking.ts'
import { Daypart } from '../plan/hours.ts'
import type { Plan } from '../plan/plan.ts'
import { Id, Instant, Ppm } from '../plan/primitives.ts'
import { pathText } from '../plan/plan-problem.ts'
import { Complaint } from './complaint.ts'
import type { Language } from './language.ts'

const SCREEN = 'screen'

/** A booking in a file: what it wants of the one screen of a plan. */
const BookingFile = z.object({
  id: Id,
  from: Instant,
  until: Instant,
  dayparts: z.array(Daypart).max(50).optional(),
  capPpm: Ppm.optional(),
  goal: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('share'), ppm: Ppm, fixed: z.boolean().optional() }),
    z.object({ kind: z.literal('time'), ms: z.int().min(1) }),
    z.object({ kind: z.literal('plays'), plays: z.int().min(1), durationMs: z.int().min(250) }),
  ]),
})

/** Is there room for a booking beside the ads of a plan? */
export function fitInPlan(plan: Plan, json: unknown): Fit {
  const read = BookingFile.safeParse(json)
  if (!read.success) {
    const issue = read.error.issues[0]
    const place = pathText(issue?.path ?? [])
    throw new Complaint({
      zh: `预订的 ${place}：${issue?.message ?? ''}`,
      en: `booking ${place}: ${issue?.message ?? ''}`,
    })
  }
  const main = plan.items.filter(({ zone }) => (zone ?? 'main') === 'main')
  const community = main.filter(({ kind }) => kind === 'notice' || kind === 'psa')
  const taken = community.reduce((sum, { rate }) => sum + rate.ppm, 0)
  const ceilings = (plan.rules?.limits ?? []).filter(({ kinds }) => kinds.includes('ad'))
  const ceiling = Math.min(1_000_000, ...ceilings.map(({ ceilingPpm }) => ceilingPpm ?? 1_000_000))
  const bookings = main.filter(({ kind }) => kind === 'ad').map(bookingOf)
  const screen = {
    id: SCREEN,
    screens: 1,
    zone: plan.zone,
    hours: plan.hours,
    sellablePpm: Math.max(0, Math.min(ceiling, 1_000_000 - taken)),
  }
  const market = openMarket({ from: plan.from, until: plan.until, classes: [screen], bookings })
  return fit(market, { ...read.data, classes: [SCREEN] } as Booking)
}

function bookingOf({ id, validFrom, validUntil, dayparts, rate }: Plan['items'][number]): Booking {
  return {
    id,
    classes: [SCREEN],
    from: validFrom,
    until: validUntil,
    ...(dayparts === undefined ? {} : { dayparts }),
    goal: { kind: 'share', ppm: rate.ppm, fixed: true },
  }
}

const percent = (ppm: number): string => `${(ppm / 10_000).toFixed(2)} %`

export function fitLines(answer: Fit, language: Language): string[] {
  if (answer.fits) {
    const shares = answer.rates.map(({ ppm }) => percent(ppm)).join(', ')
    return [{ zh: `放得下，占 ${shares}`, en: `it fits, with ${shares}` }[language]]
  }
  const missing = (answer.missingMs / 1000).toFixed(0)
  const lines = [{ zh: `放不下，还差 ${missing} 秒`, en: `it does not fit: ${missing} s are missing` }]
  for (const { bookingId, ms } of answer.inTheWay.slice(0, 10)) {
    const held = (ms / 1000).toFixed(0)
    lines.push({ zh: `占着时间：${bookingId}，${held} 秒`, en: `in the way: ${bookingId} with ${held} s` })
  }
  const names = {
    'smaller-share': { zh: '减少份额', en: 'a smaller share' },
    'fewer-screens': { zh: '减少屏幕', en: 'fewer screens' },
    'later-flight': { zh: '推迟投放', en: 'a later flight' },
  }
  for (const { kind, booking } of answer.alternatives) {
    const detail =
      kind === 'later-flight' ? `${booking.from} – ${booking.until}` : JSON.stringify(booking.goal)
    lines.push({ zh: `可以：${names[kind].zh} ${detail}`, en: `possible: ${names[kind].en}, ${detail}` })
  }
  return lines.map((line) => line[language])
}
