import type { Plan } from '@linli/playlists'
import { AgentState } from '@linli/signage/loopback.ts'

const DAY_MS = 86_400_000

/** What an agent says that has a plan of one notice, which plays for ever. */
export function playingState(now: number): AgentState {
  return AgentState.parse({
    ...{ show: 'playing', role: 'kiosk', server: 'http://127.0.0.1:1', reachable: true, clockOffsetMs: 0 },
    screenName: { zh: '望汀苑 1 号楼自助终端', en: 'Wangting Court, Building 1 kiosk' },
    communityName: { zh: '望汀苑', en: 'Wangting Court' },
    ...{ plan: planOf(now), nextPlan: null, missing: [], refused: null, stale: false },
    lastContactAt: new Date(now).toISOString(),
  })
}

function planOf(now: number): Plan {
  const at = (ms: number) => new Date(ms).toISOString()
  const span = { from: at(now - DAY_MS), until: at(now + DAY_MS) }
  const heading = { zh: '周六上午消防演练', en: 'Fire drill on Saturday morning' }
  const body = { zh: '周六 10:00 各楼栋响警报，请走楼梯到中心花园集合。', en: 'Please take the stairs.' }
  return {
    ...{ format: 'linli-plan', version: 1, revision: 'sample-1', zone: 'Asia/Shanghai', issuedAt: at(now) },
    ...{ ...span, seed: 1, hours: { weekly: [] }, media: {} },
    items: [
      {
        ...{ id: 'drill', kind: 'notice', title: heading, validFrom: span.from, validUntil: span.until },
        rate: { ppm: 1_000_000, why: { rule: 'sample' } },
        creatives: [{ id: 'drill-1', durationMs: 10_000, content: { type: 'notice', heading, body } }],
      },
    ],
  }
}
