import { z } from 'zod'
import type { Fault, FaultKind } from '../faults.ts'
import { control } from './control.ts'

const Aim = z.object({
  channel: z.enum(['wechat', 'alipay']).optional(),
  /** An API's short name; for callbacks payment, refund or closed. */
  operation: z.string().optional(),
  outTradeNo: z.string().optional(),
  times: z.int().min(1).default(1),
})
type Aim = z.output<typeof Aim>

const faultOf = (kind: FaultKind, on: Fault['on'], aim: Aim, more: Partial<Fault> = {}): Fault => ({
  kind,
  on,
  channel: aim.channel ?? null,
  operation: aim.operation ?? null,
  outTradeNo: aim.outTradeNo ?? null,
  times: aim.times,
  milliseconds: 0,
  count: 0,
  fields: {},
  ...more,
})

/** How long a caller is left waiting in real time before the connection breaks. */
const HOLD_MS = 10_000

const Hold = Aim.extend({ holdMs: z.int().min(0).default(HOLD_MS) })
const onAnswer = (kind: FaultKind) =>
  control(Aim, (world, aim) => {
    world.faults.arm(faultOf(kind, 'answer', aim))
    return { armed: kind }
  })
const onHold = (kind: FaultKind) =>
  control(Hold, (world, aim) => {
    world.faults.arm(faultOf(kind, 'answer', aim, { milliseconds: aim.holdMs }))
    return { armed: kind }
  })

/** What can be spoilt in callbacks and in answers alike; callbacks unless told otherwise. */
const Spoil = Aim.extend({
  on: z.enum(['callback', 'answer']).default('callback'),
  milliseconds: z.int().min(0).default(0),
  fields: z.record(z.string(), z.unknown()).default({}),
})
const spoiling = (kind: FaultKind) =>
  control(Spoil, (world, aim) => {
    const { milliseconds, fields } = aim
    world.faults.arm(faultOf(kind, aim.on, aim, { milliseconds, fields }))
    return { armed: kind }
  })

export const faultControls = {
  dropCallback: control(Aim, (world, aim) => {
    world.faults.arm(faultOf('dropCallback', 'callback', aim))
    return { armed: 'dropCallback' }
  }),
  delayCallback: control(Aim.extend({ milliseconds: z.int().min(1) }), (world, aim) => {
    world.faults.arm(faultOf('delayCallback', 'callback', aim, { milliseconds: aim.milliseconds }))
    return { armed: 'delayCallback' }
  }),
  /** Sends so many more copies of the same attempt, each signed afresh. */
  duplicate: control(Aim.extend({ count: z.int().min(1).max(100).default(1) }), (world, aim) => {
    world.faults.arm(faultOf('duplicate', 'callback', aim, { count: aim.count }))
    return { armed: 'duplicate' }
  }),
  /** Holds so many callbacks back and sends them last first. */
  reorder: control(Aim.omit({ times: true }).extend({ count: z.int().min(2).default(2) }), (world, aim) => {
    world.faults.arm(faultOf('reorder', 'callback', { ...aim, times: aim.count }))
    return { armed: 'reorder' }
  }),
  tamperBody: spoiling('tamperBody'),
  wrongKey: spoiling('wrongKey'),
  oldTimestamp: spoiling('oldTimestamp'),
  probeSignature: spoiling('probeSignature'),
  unsigned: spoiling('unsigned'),
  /** True evidence with other fields in it: another amount, another merchant. */
  alter: spoiling('alter'),
  http500: onAnswer('http500'),
  frequencyLimited: onAnswer('limited'),
  timeoutBeforeCommit: onHold('timeoutBeforeCommit'),
  timeoutAfterCommit: onHold('timeoutAfterCommit'),
  /** Answers truly, but so many real milliseconds later: callbacks overtake the answer. */
  delayAnswer: control(Aim.extend({ milliseconds: z.int().min(1) }), (world, aim) => {
    world.faults.arm(faultOf('delayAnswer', 'answer', aim, { milliseconds: aim.milliseconds }))
    return { armed: 'delayAnswer' }
  }),
  /** The gateway says that it does not know; with `committed` it has done the work all the same. */
  unavailable: control(Aim.extend({ committed: z.boolean().default(false) }), (world, aim) => {
    world.faults.arm(faultOf('unavailable', 'answer', aim, { count: aim.committed ? 1 : 0 }))
    return { armed: 'unavailable' }
  }),
  partialOutage: control(
    Aim.omit({ times: true, outTradeNo: true }).extend({
      milliseconds: z.int().min(1),
      /** 1: every request fails; 3: every third. */
      every: z.int().min(1).default(1),
    }),
    (world, { channel, operation, milliseconds, every }) => {
      const until = world.clock.now() + milliseconds
      world.faults.breakDown({
        channel: channel ?? null,
        operation: operation ?? null,
        until,
        every,
        seen: 0,
      })
      return { until }
    },
  ),
  /** How the next refund ends: at WeChat ABNORMAL or CLOSED, at Alipay PROCESSING (accepted, done after refundMs). */
  refundOutcome: control(
    Aim.extend({ status: z.enum(['ABNORMAL', 'CLOSED', 'PROCESSING']) }),
    (world, { status, ...aim }) => {
      world.faults.arm(
        faultOf('refundOutcome', 'answer', { ...aim, operation: 'refund' }, { fields: { status } }),
      )
      return { armed: 'refundOutcome' }
    },
  ),
  limit: control(
    z.object({ channel: z.enum(['wechat', 'alipay']), operation: z.string(), perSecond: z.int().min(0) }),
    (world, { channel, operation, perSecond }) => {
      world.limits.set(`${channel} ${operation}`, perSecond)
      return { perSecond }
    },
  ),
  clearFaults: control(z.object({}), (world) => {
    world.faults.clear()
    return { armed: 0 }
  }),
}
