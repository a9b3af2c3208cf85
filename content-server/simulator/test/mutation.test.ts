import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { isFromAlipay, isFromWechat, openResource, type Resource, type Sealed } from './by-the-book.ts'
import { alipayClient, startTestSimulator, wechatClient } from './clients.ts'
import { openShop, type Shop } from './shop.ts'

let simulator: Simulator
let shop: Shop
let wechat: Sealed
let alipay: string

beforeAll(async () => {
  simulator = await startTestSimulator()
  shop = await openShop()
  const client = wechatClient(simulator)
  await client.ask('post', 'v3/pay/transactions/native', {
    data: {
      ...{ appid: client.appid, mchid: client.mchid, description: '物业费', out_trade_no: 'MUTATE1' },
      notify_url: `${shop.url}/wechat`,
      amount: { total: 20_456 },
    },
  })
  simulator.controls.pay({ outTradeNo: 'MUTATE1' })
  await simulator.settled()
  const biz = { out_trade_no: 'MUTATE2', total_amount: '204.56', subject: '物业费 2026年11月' }
  await alipayClient(simulator).ask('alipay.trade.precreate', biz, `${shop.url}/alipay`)
  simulator.controls.pay({ outTradeNo: 'MUTATE2' })
  await simulator.settled()
  const [first, second] = shop.received
  wechat = { headers: first!.headers as Sealed['headers'], body: Buffer.from(first!.body) }
  alipay = second!.body
})
afterAll(async () => {
  await simulator.stop()
  await shop.close()
})

const nowSeconds = () => Math.floor(simulator.now() / 1000)
const keys = () =>
  Object.fromEntries(
    Object.entries(simulator.keys.wechat.platform).map(([id, { publicPem }]) => [id, publicPem]),
  )
const apiV3Key = () => simulator.keys.wechat.merchants[0]!.apiV3Key

/** The bytes with one of them changed, for each of them. */
function* flipped(bytes: Buffer): Iterable<Buffer> {
  for (let place = 0; place < bytes.length; place += 1) {
    const copy = Buffer.from(bytes)
    copy.writeUInt8(bytes.readUInt8(place) ^ 1, place)
    yield copy
  }
}

const accepted = (sealed: Sealed) => isFromWechat(sealed, keys(), nowSeconds())
const withHeader = (name: string, value: string): Sealed => ({
  ...wechat,
  headers: { ...wechat.headers, [name]: value },
})

describe('a callback of WeChat Pay', () => {
  it('is accepted as it came', () => {
    expect(accepted(wechat)).toBe(true)
  })

  it('is refused with any byte of its body changed', () => {
    const bodies = [...flipped(wechat.body)]
    expect(bodies.length).toBeGreaterThan(700)
    expect(bodies.filter((body) => accepted({ ...wechat, body }))).toEqual([])
  })

  it.each(['wechatpay-signature', 'wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial'])(
    'is refused with any character of %s changed',
    (name) => {
      const values = [...flipped(Buffer.from(wechat.headers[name]!))].map((bytes) => bytes.toString('latin1'))
      expect(values.filter((value) => accepted(withHeader(name, value)))).toEqual([])
    },
  )

  it('is refused with any byte of the signature itself changed', () => {
    const signature = Buffer.from(wechat.headers['wechatpay-signature']!, 'base64')
    const spoilt = [...flipped(signature)].map((bytes) => bytes.toString('base64'))
    expect(spoilt.filter((value) => accepted(withHeader('wechatpay-signature', value)))).toEqual([])
  })

  it('does not open with any byte of ciphertext, tag, nonce, associated data or key changed', () => {
    const { resource } = JSON.parse(wechat.body.toString('utf8')) as { resource: Resource }
    const opens = (given: Resource, key = apiV3Key()) => {
      try {
        return openResource(given, key) !== undefined
      } catch {
        return false
      }
    }
    expect(opens(resource)).toBe(true)
    const sealed = [...flipped(Buffer.from(resource.ciphertext, 'base64'))]
    expect(sealed.some((bytes) => opens({ ...resource, ciphertext: bytes.toString('base64') }))).toBe(false)
    const nonces = [...flipped(Buffer.from(resource.nonce))]
    expect(nonces.some((bytes) => opens({ ...resource, nonce: bytes.toString() }))).toBe(false)
    const data = [...flipped(Buffer.from(resource.associated_data)), Buffer.alloc(0)]
    expect(data.some((bytes) => opens({ ...resource, associated_data: bytes.toString() }))).toBe(false)
    const others = [...flipped(Buffer.from(apiV3Key()))]
    expect(others.some((bytes) => opens(resource, bytes.toString()))).toBe(false)
  })
})

describe('a notice of Alipay', () => {
  it('is accepted as it came, and refused with any byte changed', () => {
    const key = simulator.keys.alipay.platform.publicPem
    expect(isFromAlipay(alipay, key)).toBe(true)
    const bodies = [...flipped(Buffer.from(alipay))].map((bytes) => bytes.toString('latin1'))
    expect(bodies.length).toBeGreaterThan(1_000)
    expect(bodies.filter((body) => isFromAlipay(body, key))).toEqual([])
  })
})
