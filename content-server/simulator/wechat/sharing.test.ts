import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { startTestSimulator, wechatClient } from '../test/clients.ts'

const NOON = Date.parse('2026-11-20T12:00:00+08:00')
const SHARING = 'v3/profitsharing'
const PLATFORM = '1900000999'

let simulator: Simulator
let client: ReturnType<typeof wechatClient>
let now = NOON
let count = 0

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  simulator = await startTestSimulator({ clock: () => Date.now(), settings: { splitMs: 1_000 } })
  client = wechatClient(simulator)
  const receiver = { appid: client.appid, type: 'MERCHANT_ID', account: PLATFORM }
  await client.ask('post', `${SHARING}/receivers/add`, {
    data: { ...receiver, relation_type: 'SERVICE_PROVIDER' },
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await simulator.stop()
})

/** Lets time pass for the SDK and the simulator alike. */
async function pass(milliseconds: number) {
  now += milliseconds
  vi.setSystemTime(now)
  await simulator.settled()
}

const newNumber = () => `SPLIT${String((count += 1)).padStart(6, '0')}`

async function paid(total = 10_000, profit_sharing = true): Promise<string> {
  const out_trade_no = newNumber()
  await client.ask('post', 'v3/pay/transactions/native', {
    data: {
      ...{ appid: client.appid, mchid: client.mchid, description: '团购', out_trade_no },
      notify_url: 'http://127.0.0.1:9/wechat',
      amount: { total },
      settle_info: { profit_sharing },
    },
  })
  return simulator.controls.pay({ outTradeNo: out_trade_no }).tradeNo ?? ''
}

const split = (transaction_id: string, amount: number, more: object = {}) => ({
  data: {
    appid: client.appid,
    transaction_id,
    out_order_no: newNumber(),
    receivers: [{ type: 'MERCHANT_ID', account: PLATFORM, amount, description: '平台服务费' }],
    unfreeze_unsplit: false,
    ...more,
  },
})
const unsplit = async (transaction_id: string) =>
  (await client.ask('get', `${SHARING}/transactions/{transaction_id}/amounts`, { named: { transaction_id } }))
    .body

describe('sharing a payment', () => {
  it('waits a minute, takes at most 30 percent, and is done later than it is accepted', async () => {
    const transaction = await paid()
    expect((await client.refusal('post', `${SHARING}/orders`, split(transaction, 500))).code).toBe(
      'INVALID_REQUEST',
    )
    await pass(60_000)
    expect((await client.refusal('post', `${SHARING}/orders`, split(transaction, 3_001))).code).toBe(
      'RULE_LIMIT',
    )
    const asked = split(transaction, 500)
    const accepted = await client.ask('post', `${SHARING}/orders`, asked)
    expect(accepted.body).toMatchObject({
      state: 'PROCESSING',
      receivers: [{ result: 'PENDING', amount: 500 }],
    })
    await pass(1_000)
    const done = await client.ask('get', `${SHARING}/orders/{out_order_no}`, {
      named: { out_order_no: asked.data.out_order_no },
      params: { transaction_id: transaction },
    })
    expect(done.body).toMatchObject({ state: 'FINISHED', receivers: [{ result: 'SUCCESS' }] })
    expect((await client.ask('post', `${SHARING}/orders`, asked)).body).toEqual(done.body)
    expect(await unsplit(transaction)).toEqual({ transaction_id: transaction, unsplit_amount: 9_440 })
  })

  it('is refused for who is unknown, and closed for who is no longer known', async () => {
    const transaction = await paid()
    await pass(60_000)
    const stranger = { type: 'PERSONAL_OPENID', account: 'oNobody', amount: 1, description: '佣金' }
    const asked = split(transaction, 1, { receivers: [stranger] })
    expect((await client.refusal('post', `${SHARING}/orders`, asked)).code).toBe('INVALID_REQUEST')
    const who = { appid: client.appid, type: stranger.type, account: stranger.account }
    await client.ask('post', `${SHARING}/receivers/add`, { data: { ...who, relation_type: 'USER' } })
    await client.ask('post', `${SHARING}/orders`, asked)
    await client.ask('post', `${SHARING}/receivers/delete`, { data: who })
    await pass(1_000)
    const done = await client.ask('post', `${SHARING}/orders`, asked)
    expect(done.body).toMatchObject({
      state: 'FINISHED',
      receivers: [{ result: 'CLOSED', fail_reason: 'NO_RELATION' }],
    })
  })

  it('sets the rest free under a new number only, and after that shares nothing more', async () => {
    const transaction = await paid()
    await pass(60_000)
    const asked = split(transaction, 500)
    await client.ask('post', `${SHARING}/orders`, asked)
    const unfreeze = (out_order_no: string) =>
      client.ask('post', `${SHARING}/orders/unfreeze`, {
        data: { transaction_id: transaction, out_order_no, description: '解冻全部剩余资金' },
      })
    await unfreeze(asked.data.out_order_no)
    await pass(1_000)
    expect(await unsplit(transaction)).toMatchObject({ unsplit_amount: 9_440 })
    await unfreeze(newNumber())
    await pass(1_000)
    expect(await unsplit(transaction)).toMatchObject({ unsplit_amount: 0 })
    expect((await client.refusal('post', `${SHARING}/orders`, split(transaction, 1))).code).toBe(
      'INVALID_REQUEST',
    )
  })

  it('becomes free by itself after 30 days', async () => {
    const transaction = await paid(20_000)
    const frozen = simulator.world.book.balance(`frozen:wechat:${client.mchid}`)
    await simulator.advance(30 * 24 * 3_600_000)
    expect(simulator.world.book.balance(`frozen:wechat:${client.mchid}`)).toBeLessThanOrEqual(frozen - 19_880)
    now += 30 * 24 * 3_600_000
    expect(transaction).toMatch(/^4200002/)
  })
})

describe('calling a share back', () => {
  it('gives it to the merchant, never more than was shared', async () => {
    vi.setSystemTime(NOON)
    const other = await startTestSimulator({ clock: () => Date.now() })
    ;[simulator, client] = [other, wechatClient(other)]
    now = NOON
    const receiver = { appid: client.appid, type: 'MERCHANT_ID', account: PLATFORM }
    await client.ask('post', `${SHARING}/receivers/add`, { data: { ...receiver, relation_type: 'PARTNER' } })
    const transaction = await paid()
    await pass(60_000)
    const asked = split(transaction, 500)
    await client.ask('post', `${SHARING}/orders`, asked)
    await pass(0)
    const back = (amount: number, out_return_no = newNumber()) => ({
      data: {
        out_order_no: asked.data.out_order_no,
        out_return_no,
        return_mchid: PLATFORM,
        amount,
        description: '用户退款',
      },
    })
    expect((await client.refusal('post', `${SHARING}/return-orders`, back(501))).code).toBe('NOT_ENOUGH')
    const first = back(200)
    expect((await client.ask('post', `${SHARING}/return-orders`, first)).body).toMatchObject({
      result: 'PROCESSING',
    })
    await pass(0)
    const { out_return_no, out_order_no } = first.data
    const done = await client.ask('get', `${SHARING}/return-orders/{out_return_no}`, {
      named: { out_return_no },
      params: { out_order_no },
    })
    expect(done.body).toMatchObject({ result: 'SUCCESS', amount: 200 })
    expect(simulator.world.book.balance(`merchant:wechat:${PLATFORM}`)).toBe(300)
  })
})
