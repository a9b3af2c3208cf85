import { describe, expect, it } from 'vitest'
import type { Gateway } from './gateway.ts'
import { wechatAccount } from './testing/keys.ts'
import { signedByWechat } from './testing/sign-as-channel.ts'
import { wechatPay } from './wechat-pay.ts'

const NOW = '2026-11-21T08:00:00.000Z'

/** The gateway in front of a WeChat Pay that answers everything alike, and signs it. */
function answering(status: number, body: string, more: Record<string, string> = {}): Gateway {
  const { headers } = signedByWechat(body, NOW)
  const response = () =>
    new Response(status === 204 ? null : body, { status, headers: { ...headers, ...more } })
  const network = { fetch: () => Promise.resolve(response()), timeoutMs: 1_000, downloadMs: 1_000 }
  const random = (bytes: number) => new Uint8Array(bytes)
  return wechatPay({ account: wechatAccount, hosts: ['http://x'], network, clock: () => NOW, random }, true)
}
const NUMBER = '261121A10123456789ABCDEFGHJK0000'
const charge = {
  outTradeNo: NUMBER,
  totalFen: 1,
  subject: '水费',
  expiresAt: NOW,
  notifyUrl: 'https://x.example.org/',
}
const order = {
  outTradeNo: NUMBER,
  outRefundNo: 'R1',
  refundFen: 1,
  totalFen: 1,
  reason: '退',
  notifyUrl: null,
}

async function everyCall(gateway: Gateway) {
  return {
    create: await gateway.create(charge),
    query: await gateway.query(NUMBER),
    close: await gateway.close(NUMBER),
    cancel: await gateway.cancel!(NUMBER),
    refund: await gateway.refund(order),
    queryRefund: await gateway.queryRefund(order),
    bill: await gateway.bills!.download('2026-11-20', 'trade'),
  }
}

describe('an answer that WeChat Pay has signed', () => {
  it('"accepted" is taken for done by no call', async () => {
    const body = '{"code":"USERPAYING","message":"用户支付中，需要输入密码"}'
    for (const told of Object.values(await everyCall(answering(202, body))))
      expect(told).toMatchObject({ result: 'unknown', reason: 'busy', channelCode: 'USERPAYING' })
  })

  it('"accepted" says of a scanned code that it is being paid', async () => {
    const told = await answering(202, '{"code":"USERPAYING","message":""}').codes!.pay(
      charge,
      '134567890123456789',
    )
    expect(told).toMatchObject({ result: 'definite', value: { state: 'paying', outTradeNo: NUMBER } })
  })

  it.each([
    ['a broken gateway', 500, '{"code":"SYSTEM_ERROR","message":"系统异常"}'],
    ['a broken gateway with any other code', 503, '{"code":"ORDERPAID","message":""}'],
    ['a redirect', 302, ''],
  ])('%s leaves everything unknown', async (_, status, body) => {
    for (const told of Object.values(await everyCall(answering(status, body))))
      expect(told).toMatchObject({ result: 'unknown', reason: 'broken' })
  })

  it.each(['{}', '[]', 'null', '"ok"', 'no JSON', '{"trade_state":"SUCCESS"}'])(
    '%s makes no sense as evidence',
    async (body) => {
      const { create, query, refund, queryRefund, bill } = await everyCall(answering(200, body))
      for (const told of [create, query, refund, queryRefund, bill])
        expect(told).toMatchObject({ result: 'unknown', reason: 'broken' })
    },
  )

  it('nothing, where something has to be said, is not enough', async () => {
    const { create, query, close, refund } = await everyCall(answering(204, ''))
    for (const told of [create, query, refund])
      expect(told).toMatchObject({ result: 'unknown', reason: 'broken' })
    expect(close).toMatchObject({ result: 'definite', value: 'closed' })
  })

  it('a refusal is refused once it is signed, with its code', async () => {
    const body = '{"code":"NO_AUTH","message":"商户无权限"}'
    for (const told of Object.values(await everyCall(answering(403, body))))
      expect(told).toMatchObject({ result: 'refused', reason: 'credentials', channelCode: 'NO_AUTH' })
    for (const told of Object.values(await everyCall(answering(403, body, { 'wechatpay-nonce': 'another' }))))
      expect(told).toMatchObject({ result: 'unknown', reason: 'unverified', channelCode: 'NO_AUTH' })
  })
})
