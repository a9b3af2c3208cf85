import { z } from 'zod'
import type { AlipayDeps } from './alipay-account.ts'
import { Yuan } from './alipay-evidence.ts'
import { callAlipay, type AlipayAnswer } from './call-alipay.ts'
import type { Outcome, SplitOrder, SplitState, Splitting } from './gateway.ts'
import { answering, definite, refused, understood } from './outcome.ts'
import { yuanOf } from './yuan.ts'

const Bound = z.object({ result_code: z.string() })
const Settled = z.object({ out_request_no: z.string().optional() })
const Details = z.object({
  royalty_detail_list: z
    .array(
      z.object({
        operation_type: z.string().optional(),
        trans_in: z.string().default(''),
        amount: Yuan,
        state: z.enum(['PROCESSING', 'SUCCESS', 'FAIL']),
        error_code: z.string().optional(),
      }),
    )
    .default([]),
})
const STATES = { PROCESSING: 'pending', SUCCESS: 'succeeded', FAIL: 'closed' } as const

/** Royalties: of trades whose money was frozen for them when they were made. A refund takes them back by itself. */
export function alipaySplitting(deps: AlipayDeps): Splitting {
  return {
    async addReceiver({ receiverId }) {
      const biz = {
        out_request_no: `bind${receiverId}`,
        receiver_list: [{ type: 'userId', account: receiverId }],
      }
      const asked = await callAlipay(deps, { method: 'alipay.trade.royalty.relation.bind', biz })
      if (asked.result !== 'definite') return asked
      const code = Bound.safeParse(asked.value).data?.result_code ?? ''
      return code === 'SUCCESS' ? definite('added', asked.raw) : refused('other', code, asked.raw)
    },
    settle: (order) => settle(deps, order),
    finish: (order) => settle(deps, { ...order, shares: [], finish: true }),
    async query({ outSplitNo, transactionId }) {
      const biz = { out_request_no: outSplitNo, trade_no: transactionId }
      const asked = await callAlipay(deps, { method: 'alipay.trade.order.settle.query', biz })
      const told = understood(asked, (answer) => splitState(outSplitNo, answer))
      return answering(told, { 'no-such-trade': 'no-such-split' as const })
    },
  }
}

async function settle(deps: AlipayDeps, order: SplitOrder): Promise<Outcome<SplitState>> {
  const biz = {
    out_request_no: order.outSplitNo,
    trade_no: order.transactionId,
    royalty_parameters: order.shares.map(({ receiverId, fen, note }) => ({
      royalty_type: 'transfer',
      trans_in_type: 'userId',
      trans_in: receiverId,
      amount: yuanOf(fen),
      desc: note,
    })),
    ...(order.finish ? { extend_params: { royalty_finish: 'true' } } : {}),
  }
  const asked = await callAlipay(deps, { method: 'alipay.trade.order.settle', biz })
  return understood(asked, (answer) => (Settled.safeParse(answer).success ? accepted(order) : null))
}

/** Done in one step, or accepted and done later: the answer is the same, so only a query says that it is done. */
const accepted = (order: SplitOrder): SplitState => ({
  outSplitNo: order.outSplitNo,
  finished: order.shares.length === 0,
  shares: order.shares.map(({ receiverId, fen }) => ({ receiverId, fen, state: 'pending', why: null })),
})

function splitState(outSplitNo: string, answer: AlipayAnswer): SplitState | null {
  const read = Details.safeParse(answer)
  if (!read.success) return null
  const shares = read.data.royalty_detail_list
    .filter(({ operation_type: kind }) => kind === undefined || kind === 'transfer')
    .map(({ trans_in: receiverId, amount, state, error_code: why }) => ({
      receiverId,
      fen: amount,
      state: STATES[state],
      why: why ?? null,
    }))
  return { outSplitNo, finished: shares.every(({ state }) => state !== 'pending'), shares }
}
