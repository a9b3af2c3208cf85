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
export { fit } from './admission/fit.ts'
export { openMarket, type Market } from './admission/market.ts'
export type {
  Alternative,
  Booking,
  ClassRate,
  Fit,
  Goal,
  MarketInput,
  ScreenClass,
} from './admission/booking.ts'
export { pace, type Pace, type PacedScreen, type PaceInput } from './pacing/pace.ts'
export {
  proposeMakegood,
  type FreeWindow,
  type Makegood,
  type MakegoodInput,
  type MakegoodLine,
} from './pacing/makegood.ts'
export { lostTo } from './pacing/takeover-loss.ts'
export { standIn, type StandIn } from './sequence/stand-in.ts'
export { smilOf, type SmilOptions } from './smil/smil.ts'
export { mediaOf } from './plan/media-of.ts'
export { calendarOf, daypartIntervals, openIntervals, type Calendar } from './local-time/calendar.ts'
export { intersection, lengthOf, union, type Interval } from './local-time/intervals.ts'
export { datesOf, daypartsOf } from './compile/recurrence.ts'
export { warningsOf, type Warning } from './plan/warnings.ts'
