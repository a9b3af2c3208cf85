import { z } from 'zod'
import { callWechat } from './call-wechat-pay.ts'
import { rfc3339 } from './channel-time.ts'
import type { Charge, Gateway, Outcome, Presentation, RefundOrder } from './gateway.ts'
import { answering, definite, understood, unknown } from './outcome.ts'
import { wechatIdentity, type WechatDeps } from './wechat-pay-account.ts'
import { wechatBills } from './wechat-pay-bills.ts'
import { wechatCallbacks } from './wechat-pay-callback.ts'
import { refundEvidence, transactionEvidence } from './wechat-pay-evidence.ts'
import { orderBody } from './wechat-pay-order.ts'
import { wechatCodes, wechatReverse } from './wechat-pay-scanned.ts'
import { wechatSplitting } from './wechat-pay-splitting.ts'

const TRADES = '/v3/pay/transactions/out-trade-no/'
const REFUNDS = '/v3/refund/domestic/refunds'
const MOST_REASON_BYTES = 80

/** WeChat Pay, API v3, for a merchant of its own: QR codes that people scan off our screens. */
export function wechatPay(deps: WechatDeps, codePay: boolean): Gateway {
  return {
    identity: wechatIdentity(deps.account),
    create: (charge) => create(deps, charge),
    query: (outTradeNo) => query(deps, outTradeNo),
    close: (outTradeNo) => close(deps, outTradeNo),
    refund: (order) => refund(deps, order),
    queryRefund: (numbers) => queryRefund(deps, numbers),
    callbacks: wechatCallbacks(deps.account, deps.clock),
    bills: wechatBills(deps),
    splitting: wechatSplitting(deps),
    ...(codePay ? { codes: wechatCodes(deps), cancel: wechatReverse(deps) } : {}),
  }
}

const Created = z.object({ code_url: z.string().min(1).max(512) })

async function create(deps: WechatDeps, charge: Charge): Promise<Outcome<Presentation>> {
  if (charge.notifyUrl === null) throw new TypeError('WeChat Pay wants an address to report to')
  const body = {
    ...orderBody(deps.account, charge),
    time_expire: rfc3339(charge.expiresAt),
    notify_url: charge.notifyUrl,
  }
  const asked = await callWechat(deps, { method: 'POST', path: '/v3/pay/transactions/native', body })
  return understood(asked, ({ json }) => {
    const created = Created.safeParse(json)
    return created.success ? { show: 'qr', text: created.data.code_url } : null
  })
}

type Queried = Awaited<ReturnType<Gateway['query']>>

async function query(deps: WechatDeps, outTradeNo: string): Promise<Queried> {
  const { mchid, appid } = deps.account
  const path = `${TRADES}${encodeURIComponent(outTradeNo)}?mchid=${mchid}`
  const told = understood(await callWechat(deps, { method: 'GET', path }), ({ json }, raw) =>
    transactionEvidence(json, { account: deps.account, source: 'answer', raw }),
  )
  if (told.result === 'definite') {
    const { value } = told
    const isOurs = value.merchantId === mchid && value.appId === appid && value.outTradeNo === outTradeNo
    if (!isOurs) return unknown('not-ours', told.raw)
  }
  return answering(told, { 'no-such-trade': 'no-such-trade' as const })
}

async function close(deps: WechatDeps, outTradeNo: string): Promise<Outcome<'closed' | 'no-such-trade'>> {
  const path = `${TRADES}${encodeURIComponent(outTradeNo)}/close`
  const asked = await callWechat(deps, { method: 'POST', path, body: { mchid: deps.account.mchid } })
  if (asked.result === 'definite') return definite('closed', asked.raw)
  return answering(asked, { 'no-such-trade': 'no-such-trade', 'already-closed': 'closed' })
}

type Refunded = Awaited<ReturnType<Gateway['refund']>>

async function refund(deps: WechatDeps, order: RefundOrder): Promise<Refunded> {
  const body = {
    out_trade_no: order.outTradeNo,
    out_refund_no: order.outRefundNo,
    reason: cutToBytes(order.reason, MOST_REASON_BYTES),
    ...(order.notifyUrl === null ? {} : { notify_url: order.notifyUrl }),
    amount: { refund: order.refundFen, total: order.totalFen, currency: 'CNY' },
  }
  const asked = await callWechat(deps, { method: 'POST', path: REFUNDS, body })
  return ownRefund(deps, asked, order.outRefundNo)
}

async function queryRefund(
  deps: WechatDeps,
  { outRefundNo }: { outRefundNo: string },
): ReturnType<Gateway['queryRefund']> {
  const path = `${REFUNDS}/${encodeURIComponent(outRefundNo)}`
  const told = ownRefund(deps, await callWechat(deps, { method: 'GET', path }), outRefundNo)
  return answering(told, { 'no-such-trade': 'no-such-refund' as const })
}

function ownRefund(deps: WechatDeps, asked: Outcome<{ json: unknown }>, outRefundNo: string): Refunded {
  const told = understood(asked, ({ json }, raw) =>
    refundEvidence(json, { account: deps.account, source: 'answer', raw }),
  )
  const isAnothers = told.result === 'definite' && told.value.outRefundNo !== outRefundNo
  return isAnothers ? unknown('not-ours', told.raw) : told
}

/** As much of the text as fits, never half a character. */
function cutToBytes(text: string, most: number): string {
  let cut = ''
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > most) break
    cut += character
  }
  return cut
}
