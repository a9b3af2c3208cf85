import { lastAtOrBefore } from '../sequence/fluid.ts'
import { walkTo, type Timeline } from '../sequence/timeline.ts'

const STEP = 600_000
const LOOK_AHEAD = 86_400_000

/** When the item plays next after `at`, looking at most a day ahead; null if not within it. */
export function nextPlay(timeline: Timeline, itemId: string, at: number): number | null {
  const { stage, record } = timeline
  const stream = stage.streams.findIndex(({ item }) => item.id === itemId)
  const end = Math.min(at + LOOK_AHEAD, stage.span.until)
  let k = Math.max(0, lastAtOrBefore(record.startsAt, at, record.length) + 1)
  for (let until = at + STEP; ; until = Math.max(until + STEP, timeline.walk.at)) {
    walkTo(timeline, Math.min(until, end))
    for (; k < record.length && record.startsAt[k]! < end; k++) {
      if (record.startsAt[k]! > at && record.stream[k] === stream) return record.startsAt[k]!
    }
    if (until >= end) return null
  }
}
