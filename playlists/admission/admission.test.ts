import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fit, openMarket, type Booking, type MarketInput } from '../index.ts'
import { instantOf } from '../plan/primitives.ts'
import { DAY, HOUR, T0 } from '../testing/plans.ts'
import { addArc, addNode, emptyNetwork, sendMost } from './flow.ts'

const hours = { weekly: [{ from: '08:00', until: '18:00' }] }
const screens = (id: string, count = 10, sellablePpm = 500_000) => ({
  id,
  screens: count,
  zone: 'Asia/Shanghai',
  hours,
  sellablePpm,
})
const flight = { from: instantOf(T0), until: instantOf(T0 + 14 * DAY) }

function booking(id: string, goal: Booking['goal'], more: Partial<Booking> = {}): Booking {
  return { id, classes: ['north', 'south'], ...flight, goal, ...more }
}

function market(bookings: Booking[], more: Partial<MarketInput> = {}) {
  return openMarket({
    from: flight.from,
    until: instantOf(T0 + 56 * DAY),
    classes: [screens('north'), screens('south')],
    bookings,
    ...more,
  })
}

const share = (ppm: number, fixed = false): Booking['goal'] => ({ kind: 'share', ppm, fixed })

describe('admission', () => {
  it('says yes with the rates that result', () => {
    expect(fit(market([]), booking('x', share(120_000)))).toEqual({
      fits: true,
      rates: ['north', 'south'].map((classId) => ({ classId, ppm: 120_000, ms: 0.12 * 14 * 10 * HOUR * 10 })),
    })
  })

  it('says no with the bookings in the way, and what would fit', () => {
    const sold = [
      booking('big', share(300_000, true)),
      booking('elsewhere', share(400_000), {
        classes: ['south'],
        from: instantOf(T0 + 28 * DAY),
        until: instantOf(T0 + 42 * DAY),
      }),
    ]
    const answer = fit(market(sold), booking('x', share(300_000)))
    expect(answer.fits).toBe(false)
    if (answer.fits) return
    expect(answer.missingMs).toBe(14 * HOUR * 20)
    expect(answer.inTheWay.map(({ bookingId }) => bookingId)).toEqual(['big'])
    expect(answer.alternatives.map(({ kind }) => kind)).toEqual(['smaller-share', 'later-flight'])
    expect(answer.alternatives[0]!.booking.goal).toMatchObject({ kind: 'share', ppm: 199_800 })
    expect(answer.alternatives[1]!.booking.from).toBe(instantOf(T0 + 7 * DAY))
  })

  it('offers fewer screens where some are full', () => {
    const answer = fit(
      market([booking('big', share(400_000), { classes: ['south'] })]),
      booking('x', share(300_000)),
    )
    expect(
      answer.fits ? [] : answer.alternatives.find(({ kind }) => kind === 'fewer-screens')?.booking.classes,
    ).toEqual(['north'])
  })

  it('moves what can be moved to make room', () => {
    const open = { from: instantOf(T0), until: instantOf(T0 + 14 * DAY) }
    const week = { from: instantOf(T0), until: instantOf(T0 + 7 * DAY) }
    const all = 0.5 * 7 * 10 * HOUR * 20
    const movable = booking('movable', { kind: 'time', ms: all }, open)
    expect(fit(market([movable]), booking('x', share(500_000), week)).fits).toBe(true)
    const stuck = booking('stuck', { kind: 'time', ms: all }, week)
    expect(fit(market([stuck]), booking('x', share(500_000), week)).fits).toBe(false)
    expect(
      fit(
        market([movable, booking('also', { kind: 'time', ms: all }, open)]),
        booking('x', share(1000), week),
      ).fits,
    ).toBe(false)
  })

  it('does not move a share that was sold by the hour', () => {
    const sold = [booking('fixed', share(500_000, true), { until: instantOf(T0 + 7 * DAY) })]
    expect(fit(market(sold), booking('x', share(250_000))).fits).toBe(true)
    expect(fit(market(sold), booking('x', share(250_000, true))).fits).toBe(false)
  })

  it('keeps within dayparts, also those nobody booked before', () => {
    const evening = [{ from: '16:00', until: '18:00' }]
    const open = market([booking('eve', share(450_000), { dayparts: evening })])
    expect(fit(open, booking('x', share(100_000), { dayparts: evening })).fits).toBe(false)
    expect(
      fit(open, booking('x', share(100_000), { dayparts: [{ from: '09:30', until: '11:00' }] })).fits,
    ).toBe(true)
    expect(
      fit(open, booking('x', share(100_000), { dayparts: [{ from: '20:00', until: '22:00' }] })).fits,
    ).toBe(false)
  })

  it('keeps a cap: a share that would need more than it at some hours does not fit', () => {
    const ms = 0.3 * 14 * 10 * HOUR * 20
    expect(fit(market([]), booking('x', { kind: 'time', ms }, { capPpm: 300_000 })).fits).toBe(true)
    expect(fit(market([]), booking('x', { kind: 'time', ms: ms + 60_000 }, { capPpm: 300_000 })).fits).toBe(
      false,
    )
  })

  it('keeps a category that somebody bought alone, and offers the time after', () => {
    const sold = [booking('alone', share(10_000), { categories: ['food'], exclusive: ['food'] })]
    const ask = booking('x', share(10_000), { categories: ['food'] })
    const answer = fit(market(sold), ask)
    expect(answer).toMatchObject({ fits: false, inTheWay: [{ bookingId: 'alone', exclusive: 'food' }] })
    expect(answer.fits ? '' : answer.alternatives[0]?.booking.from).toBe(instantOf(T0 + 14 * DAY))
    expect(fit(market(sold), booking('x', share(10_000), { categories: ['bank'] })).fits).toBe(true)
  })

  it('leaves the market as it was', () => {
    const open = market([booking('a', share(200_000)), booking('b', { kind: 'time', ms: 10 * HOUR })])
    const ask = booking('x', share(290_000))
    const first = fit(open, ask)
    expect(fit(open, ask)).toEqual(first)
    expect(open.bookings.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('finds the maximum flow: as much as the smallest cut', () => {
    const arcs = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(20)), { maxLength: 18 })
    fc.assert(
      fc.property(arcs, (list) => {
        const network = emptyNetwork(0)
        for (let k = 0; k < 6; k++) addNode(network)
        const numbers = list.map(([from, to, capacity]) => addArc(network, from, to, capacity))
        const sent = sendMost(network, 0, 5)
        let least = Infinity
        for (let side = 0; side < 16; side++) {
          const inside = (node: number): boolean =>
            node === 0 || (node < 5 && ((side >> (node - 1)) & 1) === 1)
          least = Math.min(
            least,
            list.reduce((sum, [from, to, capacity]) => sum + (inside(from) && !inside(to) ? capacity : 0), 0),
          )
        }
        expect(sent).toBe(least)
        for (const [k, arc] of numbers.entries())
          expect(network.left[arc + 1]).toBeLessThanOrEqual(list[k]![2])
      }),
    )
  })
})
