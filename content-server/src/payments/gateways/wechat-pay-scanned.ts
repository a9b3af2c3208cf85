import { ACCEPTED, callWechat } from './call-wechat-pay.ts'
import { walletOf, WECHAT_CODE_PLAN } from './code-routing.ts'
import type { Charge, CodePayment, Gateway, Outcome, PaymentEvidence, RawMessage } from './gateway.ts'
import { definite, understood } from './outcome.ts'
import { wechatIdentity, type WechatDeps } from './wechat-pay-account.ts'
import { ownTransaction } from './wechat-pay-evidence.ts'
import { orderBody } from './wechat-pay-order.ts'

/**
 * Payment codes by API v3. WeChat Pay's own pages do not agree whether direct merchants have it, so it is only
 * there when switched on. There is no callback: the answer, or a query, is all there is.
 */
export function wechatCodes(deps: WechatDeps): CodePayment {
  return {
    accepts: (code) => walletOf(code) === 'wechat',
    plan: WECHAT_CODE_PLAN,
    async pay(charge, code) {
      const asked = await callWechat(deps, {
        method: 'POST',
        path: '/v3/pay/transactions/codepay',
        mayPend: true,
        body: {
          ...orderBody(deps.account, charge),
          payer: { auth_code: code },
          scene_info: { store_info: { out_id: charge.terminalId ?? 'linli' } },
        },
      })
      return understood(asked, ({ status, json }, raw) =>
        status === ACCEPTED
          ? paying(deps, charge, raw)
          : ownTransaction(json, { account: deps.account, source: 'answer', raw }, charge.outTradeNo),
      )
    },
  }
}

function paying({ account }: WechatDeps, charge: Charge, raw: RawMessage): PaymentEvidence {
  return {
    about: 'payment',
    ...wechatIdentity(account),
    source: 'answer',
    outTradeNo: charge.outTradeNo,
    transactionId: null,
    state: 'paying',
    totalFen: null,
    payerFen: null,
    currency: 'CNY',
    succeededAt: null,
    raw,
  }
}

/** Takes a scanned payment back: what is unpaid closes, what is paid returns. WeChat Pay does not say which. */
export function wechatReverse(deps: WechatDeps): NonNullable<Gateway['cancel']> {
  return async (outTradeNo) => {
    const { appid, mchid } = deps.account
    const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}/reverse`
    const asked = await callWechat(deps, { method: 'POST', path, body: { appid, mchid } })
    return reversed(asked)
  }
}

function reversed(asked: Outcome<unknown>): Awaited<ReturnType<NonNullable<Gateway['cancel']>>> {
  if (asked.result === 'definite') return definite({ done: 'undone', again: false }, asked.raw)
  if (asked.result === 'refused' && asked.reason === 'no-such-trade' && asked.raw)
    return definite({ done: 'nothing', again: false }, asked.raw)
  return asked
}
