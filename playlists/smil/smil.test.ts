import { describe, expect, it } from 'vitest'
import { sequence, smilOf } from '../index.ts'
import { DAY, house, item, planWith, T0 } from '../testing/plans.ts'

describe('SMIL', () => {
  const notice = item('n', 'notice', 30, 12, {
    creatives: [
      {
        id: 't',
        durationMs: 12_000,
        content: { type: 'notice', heading: { zh: '停水 <9点>' }, body: { zh: '"3" & 4 号楼' } },
      },
    ],
  })
  const plan = planWith([item('a', 'ad', 20), notice, house()], {
    hours: { weekly: [{ from: '08:00', until: '08:10' }] },
  })
  const smil = smilOf(plan, T0, T0 + 2 * DAY, { hrefOf: (sha256) => `files/${sha256.slice(0, 4)}.webp` })

  it('has one clocked stretch a day, with every play in order and whole', () => {
    expect(smil.match(/<seq /g)).toHaveLength(2)
    expect(smil).toContain(
      'begin="wallclock(2026-11-21T00:00:00.000Z)" end="wallclock(2026-11-21T00:10:00.000Z)"',
    )
    const titles = [...smil.matchAll(/title="(\w+)"/g)].map(([, id]) => id)
    expect(titles).toEqual(sequence(plan, T0, T0 + 2 * DAY).map(({ itemId }) => itemId))
    const durations = [...smil.matchAll(/dur="(\d+)ms"/g)].map(([, ms]) => Number(ms))
    expect(durations.reduce((a, b) => a + b, 0)).toBe(2 * 600_000)
  })

  it('is well formed, whatever people write', () => {
    expect(smil).toContain('停水 &lt;9点&gt;<br/>&quot;3&quot; &amp; 4 号楼')
    const open: string[] = []
    for (const [, close, name, empty] of smil.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name)
      else if (!empty) open.push(name!)
    }
    expect(open).toEqual([])
  })
})
