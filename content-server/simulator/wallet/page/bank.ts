export type Channel = 'wechat' | 'alipay'
export type RefundState = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'

/** A trade as the simulator shows it; amounts in fen, moments in milliseconds. */
export type Trade = {
  channel: Channel
  outTradeNo: string
  tradeNo: string | null
  subject: string
  total: number
  coupon: number
  state: 'presented' | 'scanned' | 'paying' | 'paid' | 'closed' | 'revoked' | 'failed'
  declineReason: string | null
  code: string | null
  createdAt: number
  paidAt: number | null
  closedAt: number | null
  refunds: { outRefundNo: string; amount: number; status: RefundState; at: number }[]
}

export type PaymentCode = { code: string; diesAt: number }

/** Does one of the simulator's controls; throws its own words when it cannot. */
async function tell<T>(control: string, given: object): Promise<T> {
  const answer = await fetch(`/_sim/${control}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  })
  const said = (await answer.json()) as T & { error?: string }
  if (!answer.ok) throw new Error(said.error ?? 'other')
  return said
}

/** What the wallet can do. */
export const bank = {
  trades: async () => (await (await fetch('/_sim/trades')).json()) as { now: number; trades: Trade[] },
  scan: (code: string) => tell<Trade>('scan', { code }),
  pay: (outTradeNo: string, coupon: number) =>
    coupon > 0 ? tell<Trade>('couponPay', { outTradeNo, coupon }) : tell<Trade>('pay', { outTradeNo }),
  askPassword: (outTradeNo: string) => tell<Trade>('payWithPassword', { outTradeNo }),
  decline: (outTradeNo: string, reason: string) => tell<Trade>('declineReason', { outTradeNo, reason }),
  bankReverse: (outTradeNo: string) => tell<Trade>('bankReverse', { outTradeNo }),
  showCode: (channel: Channel) => tell<PaymentCode>('showCode', { channel }),
}
