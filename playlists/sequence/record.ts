import type { SlotCode } from './slot.ts'

export const CODES: readonly SlotCode[] = [
  'due',
  'gap',
  'early',
  'fill',
  'floor',
  'separation-relaxed',
  'opening',
]

/** The plays of one zone from the plan's start on, in columns: some thirty bytes a play. */
export interface PlayRecord {
  length: number
  startsAt: Float64Array
  durationMs: Uint32Array
  stream: Uint16Array
  creative: Uint8Array
  /** Bits 0–2: code; bit 3: trimmed. */
  flags: Uint8Array
  lagMs: Int32Array
  /** Milliseconds from the play's start to the moment it was due. */
  dueInMs: Int32Array
  /** The stream a relaxed separation concerns; −1: none. */
  near: Int16Array
  /** For each class limit: its milliseconds played before this play. */
  classMs: Uint32Array[]
}

export function emptyRecord(limits: number, capacity = 0): PlayRecord {
  return {
    length: 0,
    startsAt: new Float64Array(capacity),
    durationMs: new Uint32Array(capacity),
    stream: new Uint16Array(capacity),
    creative: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    lagMs: new Int32Array(capacity),
    dueInMs: new Int32Array(capacity),
    near: new Int16Array(capacity),
    classMs: Array.from({ length: limits }, () => new Uint32Array(capacity)),
  }
}

export interface Play {
  startsAt: number
  durationMs: number
  stream: number
  creative: number
  code: number
  trimmed: boolean
  lagMs: number
  dueAt: number
  near: number
  classMs: readonly number[]
}

/** Further back than any plan reaches. */
const FAR_PAST = -(2 ** 31)

/** Appends one play; room doubles when it is used up. */
export function writePlay(record: PlayRecord, play: Play): void {
  if (record.length === record.startsAt.length) grow(record)
  const k = record.length++
  record.startsAt[k] = play.startsAt
  record.durationMs[k] = play.durationMs
  record.stream[k] = play.stream
  record.creative[k] = play.creative
  record.flags[k] = play.code + (play.trimmed ? 8 : 0)
  record.lagMs[k] = play.lagMs
  record.dueInMs[k] = Math.max(play.dueAt - play.startsAt, FAR_PAST)
  record.near[k] = play.near
  for (const [limit, classMs] of play.classMs.entries()) record.classMs[limit]![k] = classMs
}

function grow(record: PlayRecord): void {
  const bigger = emptyRecord(record.classMs.length, Math.max(2048, record.startsAt.length * 2))
  bigger.startsAt.set(record.startsAt)
  bigger.durationMs.set(record.durationMs)
  bigger.stream.set(record.stream)
  bigger.creative.set(record.creative)
  bigger.flags.set(record.flags)
  bigger.lagMs.set(record.lagMs)
  bigger.dueInMs.set(record.dueInMs)
  bigger.near.set(record.near)
  for (const [k, column] of bigger.classMs.entries()) column.set(record.classMs[k]!)
  Object.assign(record, { ...bigger, length: record.length })
}
