import type { Charge } from './gateway.ts'
import type { WechatAccount } from './wechat-pay-account.ts'

const MOST_DESCRIPTION_CHARACTERS = 127

/** What every way of ordering has in common. */
export function orderBody({ appid, mchid }: WechatAccount, charge: Charge): Record<string, unknown> {
  return {
    appid,
    mchid,
    description: [...charge.subject].slice(0, MOST_DESCRIPTION_CHARACTERS).join(''),
    out_trade_no: charge.outTradeNo,
    amount: { total: charge.totalFen, currency: 'CNY' },
    ...(charge.sharing ? { settle_info: { profit_sharing: true } } : {}),
  }
}
