/**
 * The merge engine. Everything here is a pure function: no clock, no disk, no network. Instants in the plan are text,
 * instants in calls are whole epoch milliseconds.
 */
export * from './plan.ts'
export { isSlot, type Idle, type Slot, type SlotCode, type SlotWhy } from './sequence/slot.ts'
export { carryAt, nowPlaying, sequence } from './sequence/sequence.ts'
export type { Circumstances, Reason } from './explain/reason.ts'
export { explain } from './explain/explain.ts'
export { compile, type Compiled } from './compile/compile.ts'
export type { CompileInput, Promised, PromisedItem, RecurringDaypart, Shortfall } from './compile/promise.ts'
export { tune } from './compile/tune.ts'
