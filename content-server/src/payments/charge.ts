import type { Context } from '../context.ts'
import type { Attempt } from './attempt-row.ts'
import type { Charge, RefundOrder } from './gateways/gateway.ts'
import type { KeptRefund } from './refund-store.ts'

/** What is asked of the channel follows from what is kept, so that asking again is asking the same. */
export function chargeOf({ config }: Pick<Context, 'config'>, attempt: Attempt): Charge {
  return {
    outTradeNo: attempt.outTradeNo,
    totalFen: attempt.amount,
    subject: attempt.subject,
    expiresAt: attempt.expiresAt,
    notifyUrl: notifyUrl(config.publicUrl, attempt.channel),
  }
}

export function refundOrderOf(
  { config }: Pick<Context, 'config'>,
  refund: KeptRefund,
  attempt: Attempt,
): RefundOrder {
  return {
    outTradeNo: attempt.outTradeNo,
    outRefundNo: refund.outRefundNo,
    refundFen: refund.amount,
    totalFen: attempt.amount,
    reason: refund.reason,
    notifyUrl: notifyUrl(config.publicUrl, attempt.channel),
  }
}

function notifyUrl(publicUrl: string, channel: string): string {
  return `${publicUrl.replace(/\/$/, '')}/api/gateways/${channel}/callbacks`
}
