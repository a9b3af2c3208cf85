import { z } from 'zod'
import { alipayIdentity, type AlipayDeps } from './alipay-account.ts'
import { alipayBills } from './alipay-bills.ts'
import { tradeEvidence } from './alipay-evidence.ts'
import { alipayCallbacks } from './alipay-notify.ts'
import { alipayOrder } from './alipay-order.ts'
import { queryAlipayRefund, refundAlipay } from './alipay-refund.ts'
import { alipayCodes } from './alipay-scanned.ts'
import { alipaySplitting } from './alipay-splitting.ts'
import { callAlipay } from './call-alipay.ts'
import type { Canceled, Charge, Gateway, Outcome, Presentation } from './gateway.ts'
import { answering, definite, understood } from './outcome.ts'

/** Alipay's classic gateway: QR codes that people scan off our screens. No trade exists before somebody scans. */
export function alipay(deps: AlipayDeps, codePay: boolean): Gateway {
  return {
    identity: alipayIdentity(deps.account),
    create: (charge) => create(deps, charge),
    query: (outTradeNo) => query(deps, outTradeNo),
    close: (outTradeNo) => close(deps, outTradeNo),
    cancel: (outTradeNo) => cancel(deps, outTradeNo),
    refund: (order) => refundAlipay(deps, order),
    queryRefund: (numbers) => queryAlipayRefund(deps, numbers),
    callbacks: alipayCallbacks(deps.account),
    bills: alipayBills(deps),
    splitting: alipaySplitting(deps),
    ...(codePay ? { codes: alipayCodes(deps) } : {}),
  }
}

const Created = z.object({ out_trade_no: z.string(), qr_code: z.string().min(1).max(1024) })

async function create(deps: AlipayDeps, charge: Charge): Promise<Outcome<Presentation>> {
  const asked = await callAlipay(deps, {
    method: 'alipay.trade.precreate',
    biz: alipayOrder(charge),
    notifyUrl: charge.notifyUrl,
  })
  return understood(asked, (answer) => {
    const created = Created.safeParse(answer)
    const isOurs = created.data?.out_trade_no === charge.outTradeNo
    return created.success && isOurs ? { show: 'qr', text: created.data.qr_code } : null
  })
}

/** `no-such-trade` also of what is on the screen and has not been scanned: that is not an error. */
async function query(deps: AlipayDeps, outTradeNo: string): ReturnType<Gateway['query']> {
  const asked = await callAlipay(deps, { method: 'alipay.trade.query', biz: { out_trade_no: outTradeNo } })
  const told = understood(asked, (answer, raw) => tradeEvidence(deps.account, outTradeNo, answer, raw))
  return answering(told, { 'no-such-trade': 'no-such-trade' as const })
}

async function close(deps: AlipayDeps, outTradeNo: string): ReturnType<Gateway['close']> {
  const asked = await callAlipay(deps, { method: 'alipay.trade.close', biz: { out_trade_no: outTradeNo } })
  if (asked.result === 'definite') return definite('closed', asked.raw)
  return answering(asked, { 'no-such-trade': 'no-such-trade', 'already-closed': 'closed' })
}

const CancelAnswer = z.object({
  out_trade_no: z.string(),
  retry_flag: z.enum(['Y', 'N']).default('N'),
  action: z.enum(['close', 'refund']).optional(),
})
const DONE = { close: 'closed', refund: 'refunded' } as const

async function cancel(deps: AlipayDeps, outTradeNo: string): Promise<Outcome<Canceled>> {
  const asked = await callAlipay(deps, { method: 'alipay.trade.cancel', biz: { out_trade_no: outTradeNo } })
  const told = understood(asked, (answer): Canceled | null => {
    const read = CancelAnswer.safeParse(answer).data
    if (!read || read.out_trade_no !== outTradeNo) return null
    return { done: read.action ? DONE[read.action] : 'nothing', again: read.retry_flag === 'Y' }
  })
  return answering(told, { 'no-such-trade': { done: 'nothing', again: false } as const })
}
