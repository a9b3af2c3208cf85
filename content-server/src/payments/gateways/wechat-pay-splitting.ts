import { z } from 'zod'
import { callWechat } from './call-wechat-pay.ts'
import type { Outcome, Share, SplitOrder, SplitReturn, SplitState, Splitting } from './gateway.ts'
import { answering, definite, understood } from './outcome.ts'
import type { WechatDeps } from './wechat-pay-account.ts'

const RECEIVER_TYPES = { merchant: 'MERCHANT_ID', person: 'PERSONAL_OPENID' } as const
const MOST_NOTE_CHARACTERS = 80
/** For the part that nobody else gets: said to the merchant in their own account. */
const FINISH_NOTE = '解冻剩余资金'

const Fen = z.int().nonnegative()
const SplitAnswer = z.object({
  out_order_no: z.string(),
  state: z.enum(['PROCESSING', 'FINISHED']),
  receivers: z
    .array(
      z.object({
        account: z.string(),
        amount: Fen,
        result: z.enum(['PENDING', 'SUCCESS', 'CLOSED']),
        fail_reason: z.string().optional(),
      }),
    )
    .default([]),
})
const SHARE_STATES = { PENDING: 'pending', SUCCESS: 'succeeded', CLOSED: 'closed' } as const

const ReturnAnswer = z.object({
  out_return_no: z.string(),
  amount: Fen,
  result: z.enum(['PROCESSING', 'SUCCESS', 'FAILED']),
})
const RETURN_STATES = { PROCESSING: 'pending', SUCCESS: 'succeeded', FAILED: 'closed' } as const

/** Profit sharing: of payments made with it, from a minute after until thirty days. */
export function wechatSplitting(deps: WechatDeps): Splitting {
  const { appid } = deps.account
  const post = async (path: string, body: object) =>
    understood(
      await callWechat(deps, { method: 'POST', path: `/v3/profitsharing/${path}`, body }),
      splitState,
    )
  return {
    addReceiver: ({ receiverId, receiverKind }) =>
      addReceiver(deps, {
        appid,
        type: RECEIVER_TYPES[receiverKind],
        account: receiverId,
        relation_type: receiverKind === 'merchant' ? 'PARTNER' : 'USER',
      }),
    settle: (order) => post('orders', orderBody(appid, order)),
    finish: ({ outSplitNo, transactionId }) =>
      post('orders/unfreeze', {
        transaction_id: transactionId,
        out_order_no: outSplitNo,
        description: FINISH_NOTE,
      }),
    async query({ outSplitNo, transactionId }) {
      const number = encodeURIComponent(outSplitNo)
      const path = `/v3/profitsharing/orders/${number}?transaction_id=${encodeURIComponent(transactionId)}`
      const told = understood(await callWechat(deps, { method: 'GET', path }), splitState)
      return answering(told, { 'no-such-trade': 'no-such-split' as const })
    },
    async giveBack({ outSplitNo, outReturnNo, receiverId, fen, why }) {
      const body = {
        out_order_no: outSplitNo,
        out_return_no: outReturnNo,
        return_mchid: receiverId,
        amount: fen,
        description: cut(why),
      }
      const asked = await callWechat(deps, { method: 'POST', path: '/v3/profitsharing/return-orders', body })
      return understood(asked, ({ json }) => splitReturn(json))
    },
  }
}

async function addReceiver(deps: WechatDeps, body: object): Promise<Outcome<'added'>> {
  const asked = await callWechat(deps, { method: 'POST', path: '/v3/profitsharing/receivers/add', body })
  return asked.result === 'definite' ? definite('added', asked.raw) : asked
}

const cut = (note: string) => [...note].slice(0, MOST_NOTE_CHARACTERS).join('')

function orderBody(appid: string, order: SplitOrder): object {
  const receiver = ({ receiverId, receiverKind, fen, note }: Share) => ({
    type: RECEIVER_TYPES[receiverKind],
    account: receiverId,
    amount: fen,
    description: cut(note),
  })
  return {
    appid,
    transaction_id: order.transactionId,
    out_order_no: order.outSplitNo,
    receivers: order.shares.map(receiver),
    unfreeze_unsplit: order.finish,
  }
}

function splitState({ json }: { json: unknown }): SplitState | null {
  const read = SplitAnswer.safeParse(json)
  if (!read.success) return null
  const shares = read.data.receivers.map(({ account, amount, result, fail_reason: why }) => ({
    receiverId: account,
    fen: amount,
    state: SHARE_STATES[result],
    why: why ?? null,
  }))
  return { outSplitNo: read.data.out_order_no, finished: read.data.state === 'FINISHED', shares }
}

function splitReturn(json: unknown): SplitReturn | null {
  const read = ReturnAnswer.safeParse(json)
  if (!read.success) return null
  const { out_return_no: outReturnNo, amount, result } = read.data
  return { outReturnNo, fen: amount, state: RETURN_STATES[result] }
}
