import type { AlipayDeps } from './alipay-account.ts'
import { paidEvidence, payingEvidence } from './alipay-evidence.ts'
import { alipayOrder } from './alipay-order.ts'
import { callAlipay } from './call-alipay.ts'
import { ALIPAY_CODE_PLAN, walletOf } from './code-routing.ts'
import type { CodePayment } from './gateway.ts'
import { understood } from './outcome.ts'

/** Payment codes, shown by the payer and read by our scanner. */
export function alipayCodes(deps: AlipayDeps): CodePayment {
  return {
    accepts: (code) => walletOf(code) === 'alipay',
    plan: ALIPAY_CODE_PLAN,
    async pay(charge, code) {
      const biz = { ...alipayOrder(charge), scene: 'bar_code', auth_code: code }
      const { notifyUrl, outTradeNo } = charge
      const asked = await callAlipay(deps, { method: 'alipay.trade.pay', biz, notifyUrl })
      return understood(asked, (answer, raw) =>
        answer.code === '10000'
          ? paidEvidence(deps.account, outTradeNo, answer, raw)
          : payingEvidence(deps.account, outTradeNo, raw),
      )
    },
  }
}
