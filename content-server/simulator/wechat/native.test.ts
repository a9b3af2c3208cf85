import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { startTestSimulator, wechatClient } from '../test/clients.ts'
import { openShop, type Shop } from '../test/shop.ts'

let simulator: Simulator
let shop: Shop
let client: ReturnType<typeof wechatClient>
let count = 0

beforeAll(async () => {
  simulator = await startTestSimulator()
  shop = await openShop()
  client = wechatClient(simulator)
})
afterAll(async () => {
  await simulator.stop()
  await shop.close()
})
beforeEach(() => {
  simulator.controls.clearFaults({})
  shop.received.length = 0
  shop.answers(200)
})

const NATIVE = 'v3/pay/transactions/native'
const QUERY = 'v3/pay/transactions/out-trade-no/{out_trade_no}'
const CLOSE = `${QUERY}/close`
const REFUND = 'v3/refund/domestic/refunds'
const newNumber = () => `LINLI${String((count += 1)).padStart(8, '0')}`

const order = (out_trade_no: string, total = 10_000, more: object = {}) => ({
  appid: client.appid,
  mchid: client.mchid,
  description: '物业费 2026年11月',
  out_trade_no,
  notify_url: `${shop.url}/wechat`,
  amount: { total, currency: 'CNY' },
  ...more,
})

async function present(out_trade_no = newNumber(), total = 10_000, more: object = {}) {
  const { body } = await client.ask('post', NATIVE, { data: order(out_trade_no, total, more) })
  return { out_trade_no, code: String(body['code_url']) }
}

const query = (out_trade_no: string) =>
  client.ask('get', QUERY, { named: { out_trade_no }, params: { mchid: client.mchid } })
const close = (out_trade_no: string) =>
  client.refusal('post', CLOSE, { named: { out_trade_no }, data: { mchid: client.mchid } })

async function paid(total = 10_000, more: object = {}) {
  const { out_trade_no } = await present(newNumber(), total, more)
  simulator.controls.pay({ outTradeNo: out_trade_no })
  await simulator.settled()
  return out_trade_no
}

/** What a callback says, opened with the SDK's own tools. */
function opened(index = 0): Record<string, unknown> {
  const { headers, body } = shop.received[index]!
  const text = Formatter.response(
    String(headers['wechatpay-timestamp']),
    String(headers['wechatpay-nonce']),
    body,
  )
  const key = simulator.keys.wechat.platform[String(headers['wechatpay-serial'])]!.publicPem
  if (!Rsa.verify(text, String(headers['wechatpay-signature']), Rsa.from(key, 'public')))
    throw new Error('the signature does not fit')
  const { resource } = JSON.parse(body) as { resource: Record<string, string> }
  const { ciphertext, nonce, associated_data } = resource as Record<string, string> & { ciphertext: string }
  return JSON.parse(Aes.AesGcm.decrypt(ciphertext, client.apiV3Key, nonce!, associated_data)) as Record<
    string,
    unknown
  >
}

describe('an order of WeChat Pay', () => {
  it('is presented, scanned, paid and told, each word of it signed', async () => {
    const { out_trade_no, code } = await present()
    expect(code).toMatch(/^weixin:\/\/wxpay\/bizpayurl\?pr=\w+$/)
    expect((await query(out_trade_no)).body).toMatchObject({
      trade_state: 'NOTPAY',
      amount: { total: 10_000 },
    })
    simulator.controls.pay({ code })
    await simulator.settled()
    const told = opened()
    expect(told).toMatchObject({
      out_trade_no,
      mchid: client.mchid,
      trade_state: 'SUCCESS',
      trade_type: 'NATIVE',
    })
    expect(told['amount']).toEqual({
      total: 10_000,
      payer_total: 10_000,
      currency: 'CNY',
      payer_currency: 'CNY',
    })
    expect((await query(out_trade_no)).body).toEqual(told)
    const byId = await client.ask('get', 'v3/pay/transactions/id/{transaction_id}', {
      named: { transaction_id: String(told['transaction_id']) },
      params: { mchid: client.mchid },
    })
    expect(byId.body).toEqual(told)
  })

  it('asked for again with the same words gets a new code, and the old one dies', async () => {
    const { out_trade_no, code } = await present()
    const again = await present(out_trade_no)
    expect(again.code).not.toBe(code)
    expect(() => simulator.controls.scan({ code })).toThrow('no such code')
    expect(simulator.controls.scan({ code: again.code }).state).toBe('scanned')
  })

  it('asked for again with another amount is refused with its number', async () => {
    const { out_trade_no } = await present()
    const refused = await client.refusal('post', NATIVE, { data: order(out_trade_no, 9_999) })
    expect(refused).toMatchObject({ status: 403, code: 'OUT_TRADE_NO_USED' })
    expect(refused.headers['request-id']).toMatch(/-268498688$/)
  })

  it('closes twice without complaint, is not paid afterwards and not asked for again', async () => {
    const { out_trade_no, code } = await present()
    expect([(await close(out_trade_no)).status, (await close(out_trade_no)).status]).toEqual([204, 204])
    expect(() => simulator.controls.pay({ code })).toThrow('closed')
    expect((await query(out_trade_no)).body).toMatchObject({ trade_state: 'CLOSED' })
    const refused = await client.refusal('post', NATIVE, { data: order(out_trade_no) })
    expect(refused.code).toBe('ORDER_CLOSED')
  })

  it('that is paid does not close; one that is unknown does not either', async () => {
    expect(await close(await paid())).toMatchObject({ status: 400, code: 'ORDERPAID' })
    expect(await close('UNKNOWN1')).toMatchObject({ status: 404, code: 'ORDER_NOT_EXIST' })
  })
})

describe('a refund of WeChat Pay', () => {
  const refund = (out_trade_no: string, out_refund_no: string, amount: number, total = 10_000) => ({
    data: {
      out_trade_no,
      out_refund_no,
      notify_url: `${shop.url}/refund`,
      amount: { refund: amount, total, currency: 'CNY' },
    },
  })

  it('is accepted, done, told, and the same number never refunds twice', async () => {
    const out_trade_no = await paid()
    shop.received.length = 0
    const number = newNumber()
    const first = await client.ask('post', REFUND, refund(out_trade_no, number, 3_000))
    expect(first.body).toMatchObject({ status: 'PROCESSING', out_refund_no: number })
    await simulator.settled()
    expect(opened()).toMatchObject({
      out_refund_no: number,
      refund_status: 'SUCCESS',
      amount: { total: 10_000, refund: 3_000, payer_total: 10_000, payer_refund: 3_000 },
    })
    const second = await client.ask('post', REFUND, refund(out_trade_no, number, 3_000))
    expect(second.body).toMatchObject({ status: 'SUCCESS', refund_id: first.body['refund_id'] })
    const asked = await client.ask('get', `${REFUND}/{out_refund_no}`, { named: { out_refund_no: number } })
    expect(asked.body).toEqual(second.body)
    expect((await query(out_trade_no)).body).toMatchObject({ trade_state: 'REFUND' })
    expect((await client.refusal('post', REFUND, refund(out_trade_no, number, 3_001))).code).toBe(
      'INVALID_REQUEST',
    )
  })

  it('of what nobody has paid finds no order', async () => {
    const { out_trade_no } = await present()
    const refused = await client.refusal('post', REFUND, refund(out_trade_no, newNumber(), 1))
    expect(refused).toMatchObject({ status: 404, code: 'RESOURCE_NOT_EXISTS' })
    expect(refused.headers['request-id']).toMatch(/-268512771$/)
  })

  it('never exceeds what was paid', async () => {
    const out_trade_no = await paid()
    await client.ask('post', REFUND, refund(out_trade_no, newNumber(), 9_999))
    expect((await client.refusal('post', REFUND, refund(out_trade_no, newNumber(), 2))).code).toBe(
      'INVALID_REQUEST',
    )
    await client.ask('post', REFUND, refund(out_trade_no, newNumber(), 1))
    await simulator.settled()
    const merchant = `wechat:${client.mchid}`
    const journals = simulator.world.book.journals.filter(({ refers }) => refers.merchant === merchant)
    expect(journals.every(({ postings }) => postings.reduce((sum, { fen }) => sum + fen, 0) === 0)).toBe(true)
  })
})
