import { fit } from '../admission/fit.ts'
import { openMarket } from '../admission/market.ts'
import type { Booking, Goal, ScreenClass } from '../admission/booking.ts'
import { instantOf } from '../plan/primitives.ts'
import { chanceOf, type Chance } from './chance.ts'
import { atMost, plain, quantile, type Metric } from './report.ts'

const DAY = 86_400_000
const START = Date.parse('2026-11-22T16:00:00.000Z')
const WEEKS = 8
const EVENING = [{ from: '17:00', until: '21:00' }]
const LUNCH = [{ from: '11:00', until: '14:00' }]

/** 1 000 screens in 48 classes, 300 campaigns, eight weeks: how long a yes and a no take on an open market. */
export function admissionTimes(): Metric[] {
  const chance = chanceOf(5)
  const classes = Array.from({ length: 48 }, (_, k): ScreenClass => {
    const from = ['06:00', '07:00', '08:00'][k % 3]!
    return {
      id: `class-${k}`,
      screens: k < 40 ? 21 : 20,
      zone: 'Asia/Shanghai',
      hours: { weekly: [{ from, until: '22:00' }] },
      sellablePpm: 600_000,
    }
  })
  const bookings = Array.from({ length: 300 }, (_, k) =>
    bookingOf(chance, `sold-${k}`, classes, 0.3, 4_000, 28_000),
  )
  const span = { from: instantOf(START), until: instantOf(START + WEEKS * 7 * DAY) }
  const opened = performance.now()
  const market = openMarket({ ...span, classes, bookings })
  const openMs = performance.now() - opened
  const asks = [
    ...Array.from({ length: 20 }, (_, k) => bookingOf(chance, `small-${k}`, classes, 0.4, 10_000, 200_000)),
    ...Array.from({ length: 20 }, (_, k) => bookingOf(chance, `large-${k}`, classes, 0.4, 350_000, 600_000)),
  ]
  const timed = asks.map((booking) => {
    const started = performance.now()
    const { fits } = fit(market, booking)
    return { fits, ms: performance.now() - started }
  })
  const yes = timed.filter(({ fits }) => fits).map(({ ms }) => ms)
  const no = timed.filter(({ fits }) => !fits).map(({ ms }) => ms)
  return [
    plain('admission.open', openMs, 'ms', `${market.network.arcs / 2} arcs`),
    atMost('admission.yes.p95', quantile(yes, 0.95), 'ms', 100, `${yes.length} answers`),
    atMost('admission.no.median', quantile(no, 0.5), 'ms', 100, `${no.length} answers with alternatives`),
    plain('admission.no.max', Math.max(0, ...no), 'ms'),
  ]
}

function bookingOf(
  chance: Chance,
  id: string,
  classes: readonly ScreenClass[],
  reach: number,
  least: number,
  most: number,
): Booking {
  const from = START + chance.whole(0, 28) * DAY
  const until = Math.min(START + WEEKS * 7 * DAY, from + chance.pick([7, 14, 28]) * DAY)
  const dayparts = chance.pick([undefined, undefined, EVENING, LUNCH])
  const chosen = classes.filter(() => chance.next() < reach).map((screens) => screens.id)
  const ppm = chance.whole(least, most)
  const goal: Goal =
    chance.next() < 0.5
      ? { kind: 'share', ppm, fixed: chance.next() < 0.3 }
      : { kind: 'plays', plays: chosen.length * Math.round(ppm / 20), durationMs: 15_000 }
  return {
    id,
    classes: chosen,
    from: instantOf(from),
    until: instantOf(until),
    ...(dayparts ? { dayparts } : {}),
    goal,
  }
}
