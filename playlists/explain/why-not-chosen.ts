import type { Item } from '../plan/item.ts'
import { fits, isReleased, obstacleFor, type Obstacle } from '../sequence/choose.ts'
import type { Slot } from '../sequence/slot.ts'
import type { Stage } from '../sequence/stage.ts'
import { walkBefore, type Timeline } from '../sequence/timeline.ts'
import { lagOf, type Walk } from '../sequence/walk.ts'
import type { Reason } from './reason.ts'

const NANO = 1_000_000

/** The item was on the air but another was chosen: what the sequencer saw at that moment. */
export function whyNotChosen(timeline: Timeline, item: Item, at: number, slot: Slot | undefined): Reason {
  const { stage } = timeline
  const stream = stage.streams.findIndex((candidate) => candidate.item === item)
  const { walk, record } = walkBefore(timeline, at)
  if (stage.streams[stream]!.fluid.ppm.every((ppm) => ppm === 0)) {
    return { code: 'no-time-promised', cutFor: item.rate.why.cutFor ?? [] }
  }
  if (!fits(walk, stream)) return whyItDoesNotFit(walk, stream)
  if (!isReleased(walk, stream)) return whyNotReleased(stage, walk, stream)
  const obstacle = obstacleFor(stage, walk, record, stream)
  if (obstacle !== undefined) return whyObstructed(stage, walk, stream, obstacle)
  return {
    code: 'later-in-line',
    dueAt: finite(walk.due[stream]!) ?? walk.at,
    playing: slot?.itemId ?? '',
    playingDueAt: slot?.why.dueAt ?? walk.at,
  }
}

function whyItDoesNotFit(walk: Walk, stream: number): Reason {
  return {
    code: 'does-not-fit',
    durationMs: walk.durationMs[stream]!,
    until: Math.max(walk.until[stream]!, walk.at),
  }
}

function whyNotReleased(stage: Stage, walk: Walk, stream: number): Reason {
  return {
    code: 'share-met',
    aheadMs: Math.max(0, Math.round(-lagOf(stage, walk, stream, walk.at) / NANO)),
    releasedAt: walk.release[stream]!,
    dueAt: finite(walk.due[stream]!),
  }
}

function whyObstructed(stage: Stage, walk: Walk, stream: number, obstacle: Obstacle): Reason {
  if (obstacle.by === 'distance') {
    const from = stage.streams[obstacle.from]?.item.id ?? ''
    const lagMs = Math.round(lagOf(stage, walk, stream, walk.at) / NANO)
    return { code: 'separated', from, rule: obstacle.distance.rule, lagMs }
  }
  const { limit, code } = obstacle.breach
  if (code === 'over-ceiling') return { code, kinds: limit.kinds, ceilingPpm: limit.ceilingPpm ?? 0 }
  if (code === 'over-run') return { code, kinds: limit.kinds, maxRunMs: limit.maxRunMs ?? 0 }
  return { code, kinds: limit.kinds }
}

function finite(at: number): number | null {
  return Number.isFinite(at) ? at : null
}
