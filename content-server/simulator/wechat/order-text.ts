import { rfc3339 } from '../china-time.ts'
import { couponOf, refunded, type Trade } from '../trade.ts'

type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR'

const WORDS: Record<TradeState, string> = {
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  NOTPAY: '订单未支付',
  CLOSED: '订单已关闭',
  REVOKED: '订单已撤销',
  USERPAYING: '用户支付中，需要输入密码',
  PAYERROR: '支付失败，请重新下单支付',
}

export function tradeState(trade: Trade): TradeState {
  switch (trade.state) {
    case 'presented':
    case 'scanned':
      return 'NOTPAY'
    case 'paying':
      return trade.scene === 'codepay' ? 'USERPAYING' : 'NOTPAY'
    case 'paid':
      return refunded(trade) > 0 ? 'REFUND' : 'SUCCESS'
    case 'closed':
      return 'CLOSED'
    case 'revoked':
      return 'REVOKED'
    case 'failed':
      return 'PAYERROR'
  }
}

const TYPES: Partial<Record<Trade['scene'], string>> = { native: 'NATIVE', codepay: 'MICROPAY' }

/** A transaction as queries and callbacks tell it. */
export function transactionOf(trade: Trade): Record<string, unknown> {
  const state = tradeState(trade)
  const known = {
    appid: trade.appId,
    mchid: trade.merchant,
    out_trade_no: trade.outTradeNo,
    trade_state: state,
    trade_state_desc: trade.declineReason ?? WORDS[state],
    promotion_detail: promotions(trade),
    ...(trade.attach === null ? {} : { attach: trade.attach }),
  }
  const { paidAt, tradeNo, payer } = trade
  if (paidAt === null || tradeNo === null || payer === null)
    return { ...known, amount: { total: trade.total, currency: 'CNY' } }
  return {
    ...known,
    transaction_id: tradeNo,
    trade_type: TYPES[trade.scene] ?? '',
    bank_type: 'OTHERS',
    success_time: rfc3339(paidAt),
    payer: { openid: payer },
    amount: {
      total: trade.total,
      payer_total: trade.payerTotal,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
  }
}

function promotions(trade: Trade): object[] {
  const amount = couponOf(trade)
  if (amount === 0) return []
  const given = { amount, wechatpay_contribute: amount, merchant_contribute: 0, other_contribute: 0 }
  return [
    {
      coupon_id: `109${trade.outTradeNo.slice(0, 6)}`,
      name: '立减',
      scope: 'GLOBAL',
      type: 'CASH',
      ...given,
      currency: 'CNY',
    },
  ]
}
