import { z } from 'zod'
import { alipayIdentity, type AlipayDeps } from './alipay-account.ts'
import { Yuan } from './alipay-evidence.ts'
import { callAlipay } from './call-alipay.ts'
import { fromSpaced } from './channel-time.ts'
import type { Gateway, Outcome, RawMessage, RefundEvidence, RefundNumbers, RefundOrder } from './gateway.ts'
import { answering, definite, understood } from './outcome.ts'
import { yuanOf } from './yuan.ts'

const RefundAnswer = z.object({
  out_trade_no: z.string(),
  trade_no: z.string().min(1),
  fund_change: z.enum(['Y', 'N']).default('N'),
  gmt_refund_pay: z.string().optional(),
})

/**
 * Asks for a refund. Only `fund_change=Y` says that money has moved now; without it, it has moved before or will:
 * the refund query knows.
 */
export async function refundAlipay(deps: AlipayDeps, order: RefundOrder): Promise<Outcome<RefundEvidence>> {
  const biz = {
    out_trade_no: order.outTradeNo,
    out_request_no: order.outRefundNo,
    refund_amount: yuanOf(order.refundFen),
    refund_reason: [...order.reason].slice(0, 256).join(''),
    ...(order.takeBack ? { refund_royalty_parameters: takenBack(order.takeBack) } : {}),
  }
  const asked = await callAlipay(deps, { method: 'alipay.trade.refund', biz })
  return understood(asked, (answer, raw) => {
    const read = RefundAnswer.safeParse(answer).data
    if (!read || read.out_trade_no !== order.outTradeNo) return null
    const isDone = read.fund_change === 'Y'
    return {
      ...evidenceOf(deps, order, raw),
      transactionId: read.trade_no,
      state: isDone ? 'succeeded' : 'pending',
      // The answer's own sum is of all refunds of the trade; this one is as large as was asked.
      refundFen: isDone ? order.refundFen : null,
      totalFen: null,
      succeededAt: isDone ? fromSpaced(read.gmt_refund_pay) : null,
    }
  })
}

const takenBack = (shares: NonNullable<RefundOrder['takeBack']>) =>
  shares.map(({ receiverId, fen }) => ({
    royalty_type: 'transfer',
    trans_out_type: 'userId',
    trans_out: receiverId,
    amount: yuanOf(fen),
  }))

const QueryAnswer = z.object({
  out_trade_no: z.string().optional(),
  out_request_no: z.string().optional(),
  trade_no: z.string().optional(),
  refund_status: z.string().optional(),
  refund_amount: Yuan.optional(),
  total_amount: Yuan.optional(),
  gmt_refund_pay: z.string().optional(),
})
type QueryAnswer = z.infer<typeof QueryAnswer>

/**
 * A query that goes well says nothing by itself: only REFUND_SUCCESS does. `no-such-refund`: no money has gone back
 * under this number; ask for the refund again, with the same number.
 */
export async function queryAlipayRefund(
  deps: AlipayDeps,
  numbers: RefundNumbers,
): ReturnType<Gateway['queryRefund']> {
  const biz = {
    out_trade_no: numbers.outTradeNo,
    out_request_no: numbers.outRefundNo,
    query_options: ['gmt_refund_pay'],
  }
  const asked = await callAlipay(deps, { method: 'alipay.trade.fastpay.refund.query', biz })
  const read = understood(asked, (answer) => QueryAnswer.safeParse(answer).data ?? null)
  if (read.result === 'definite' && read.value.refund_status === undefined)
    return definite('no-such-refund', read.raw)
  const told = understood(read, (answer, raw) => found(deps, numbers, answer, raw))
  return answering(told, { 'no-such-trade': 'no-such-refund' as const })
}

function found(
  deps: AlipayDeps,
  numbers: RefundNumbers,
  answer: QueryAnswer,
  raw: RawMessage,
): RefundEvidence | null {
  const isOurs = answer.out_trade_no === numbers.outTradeNo && answer.out_request_no === numbers.outRefundNo
  if (!isOurs || answer.refund_amount === undefined) return null
  const isDone = answer.refund_status === 'REFUND_SUCCESS'
  return {
    ...evidenceOf(deps, numbers, raw),
    transactionId: answer.trade_no ?? null,
    state: isDone ? 'succeeded' : 'pending',
    refundFen: answer.refund_amount,
    totalFen: answer.total_amount ?? null,
    succeededAt: isDone ? fromSpaced(answer.gmt_refund_pay) : null,
  }
}

const evidenceOf = ({ account }: AlipayDeps, numbers: RefundNumbers, raw: RawMessage) => ({
  about: 'refund' as const,
  ...alipayIdentity(account),
  source: 'answer' as const,
  outTradeNo: numbers.outTradeNo,
  outRefundNo: numbers.outRefundNo,
  refundId: null,
  raw,
})
