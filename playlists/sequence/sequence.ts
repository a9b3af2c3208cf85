import type { Plan } from '../plan/plan.ts'
import type { Idle, Slot } from './slot.ts'

/** All slots that overlap `[from, to)`, epoch milliseconds, in order. */
export function sequence(plan: Plan, from: number, to: number, zone = 'main'): Slot[] {
  throw new Error(`not yet: ${plan.revision} ${from} ${to} ${zone}`)
}

/** What is on at `at`, epoch milliseconds. */
export function nowPlaying(plan: Plan, at: number, zone = 'main'): Slot | Idle {
  throw new Error(`not yet: ${plan.revision} ${at} ${zone}`)
}

/** Promised minus played at `at`, whole milliseconds an item; the next plan's `carryMs`. */
export function carryAt(plan: Plan, at: number): Record<string, number> {
  throw new Error(`not yet: ${plan.revision} ${at}`)
}
