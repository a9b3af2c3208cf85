import { expect, it } from 'vitest'
import { openStanding } from './standing.ts'

function standing() {
  const over: string[] = []
  const changes: boolean[] = []
  const one = openStanding({
    now: () => 7,
    lastContactAt: null,
    changed: (reachable) => changes.push(reachable),
    over: (code) => over.push(code),
  })
  return { one, over, changes }
}

it('a server that is away, or broken, or stopping, ends no pairing', () => {
  const { one, over, changes } = standing()
  expect(one.reachable()).toBe(null)
  for (let times = 0; times < 100; times++) {
    one.hear('silence')
    one.hear('server/stopping')
  }
  expect([over, one.reachable(), one.lastContactAt()]).toEqual([[], false, null])
  one.hear('answer')
  expect([changes, one.lastContactAt()]).toEqual([[false, true], 7])
})

it('«unknown» is believed when it is said three times in a row, «revoked» at once', () => {
  const { one, over } = standing()
  one.hear('device/unknown')
  one.hear('device/unknown')
  one.hear('answer')
  one.hear('device/unknown')
  one.hear('device/unknown')
  expect(over).toEqual([])
  one.hear('device/unknown')
  expect(over).toEqual(['device/unknown'])
  one.hear('device/revoked')
  expect(over).toEqual(['device/unknown', 'device/revoked'])
})

it('a refused plan is a contact like any other', () => {
  const { one, over } = standing()
  one.hear('plan/none-yet')
  expect([one.reachable(), over]).toEqual([true, []])
})
