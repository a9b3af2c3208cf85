import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { startTestSimulator, wechatClient } from '../test/clients.ts'

const CODEPAY = 'v3/pay/transactions/codepay'
const ORDER = 'v3/pay/transactions/out-trade-no/{out_trade_no}'

let simulator: Simulator
let client: ReturnType<typeof wechatClient>
let count = 0
beforeAll(async () => {
  simulator = await startTestSimulator({ settings: { codepay: true } })
  client = wechatClient(simulator)
})
afterAll(() => simulator.stop())

const newNumber = () => `CODE${String((count += 1)).padStart(6, '0')}`
const pay = (out_trade_no: string, auth_code: string, total = 880) => ({
  data: {
    ...{ appid: client.appid, mchid: client.mchid, description: '便利店', out_trade_no },
    payer: { auth_code },
    amount: { total },
    scene_info: { store_info: { out_id: 'K1' } },
  },
})
const newCode = () => simulator.controls.showCode({ channel: 'wechat' }).code
const query = async (out_trade_no: string) =>
  (await client.ask('get', ORDER, { named: { out_trade_no }, params: { mchid: client.mchid } })).body
const reverse = (out_trade_no: string) =>
  client.ask('post', `${ORDER}/reverse`, {
    named: { out_trade_no },
    data: { appid: client.appid, mchid: client.mchid },
  })

it('pays at once below the sum that needs a password, and each code once', async () => {
  const code = newCode()
  const number = newNumber()
  const { body } = await client.ask('post', CODEPAY, pay(number, code))
  expect(body).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'MICROPAY', out_trade_no: number })
  expect(await query(number)).toEqual(body)
  expect((await client.refusal('post', CODEPAY, pay(newNumber(), code))).code).toBe('INVALID_REQUEST')
  expect((await client.refusal('post', CODEPAY, pay(newNumber(), '131111111111111111'))).status).toBe(400)
})

it('waits for the password above it, and pays or is taken back', async () => {
  const [first, second] = [newNumber(), newNumber()]
  for (const number of [first, second]) {
    const answer = await client.ask('post', CODEPAY, pay(number, newCode(), 200_000))
    expect([answer.status, answer.body['code']]).toEqual([202, 'USERPAYING'])
    expect(await query(number)).toMatchObject({ trade_state: 'USERPAYING' })
    const close = { named: { out_trade_no: number }, data: { mchid: client.mchid } }
    expect((await client.refusal('post', `${ORDER}/close`, close)).code).toBe('INVALID_REQUEST')
  }
  simulator.controls.pay({ outTradeNo: first })
  expect(await query(first)).toMatchObject({ trade_state: 'SUCCESS' })
  await reverse(second)
  expect(await query(second)).toMatchObject({ trade_state: 'REVOKED' })
  expect(() => simulator.controls.pay({ outTradeNo: second })).toThrow('closed')
})

it('gives back what was paid when it is reversed', async () => {
  const number = newNumber()
  await client.ask('post', CODEPAY, pay(number, newCode()))
  const before = simulator.world.book.balance(`merchant:wechat:${client.mchid}`)
  await reverse(number)
  await reverse(number)
  expect(await query(number)).toMatchObject({ trade_state: 'REVOKED' })
  expect(simulator.world.book.balance(`merchant:wechat:${client.mchid}`)).toBe(before - 875)
})

it('fails for good when the payer declines', async () => {
  const number = newNumber()
  await client.ask('post', CODEPAY, pay(number, newCode(), 200_000))
  simulator.controls.declineReason({ outTradeNo: number, reason: '银行卡余额不足' })
  expect(await query(number)).toMatchObject({ trade_state: 'PAYERROR', trade_state_desc: '银行卡余额不足' })
})

it('has to be switched on', async () => {
  const without = await startTestSimulator()
  const other = wechatClient(without)
  const { code } = without.controls.showCode({ channel: 'wechat' })
  const asked = pay(newNumber(), code)
  asked.data = { ...asked.data, appid: other.appid, mchid: other.mchid }
  expect(await other.refusal('post', CODEPAY, asked)).toMatchObject({ status: 403, code: 'NO_AUTH' })
  await without.stop()
})
