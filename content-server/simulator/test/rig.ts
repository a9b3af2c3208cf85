import { vi } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { isFromWechat, openResource, type Resource } from './by-the-book.ts'
import { startTestSimulator, wechatClient } from './clients.ts'
import { openShop, type Received, type Shop } from './shop.ts'

export const START = Date.parse('2026-11-20T12:00:00+08:00')
export const NATIVE = 'v3/pay/transactions/native'
export const QUERY = 'v3/pay/transactions/out-trade-no/{out_trade_no}'
export const REFUND = 'v3/refund/domestic/refunds'

/** A simulator and a shop whose time stands still until it is passed; the system's time, which SDKs sign with, goes along. */
export class Rig {
  readonly simulator: Simulator
  readonly shop: Shop
  #count = 0

  constructor(simulator: Simulator, shop: Shop) {
    this.simulator = simulator
    this.shop = shop
  }

  newNumber = (): string => `FAULT${String((this.#count += 1)).padStart(6, '0')}`

  get wechat() {
    return wechatClient(this.simulator)
  }

  order(out_trade_no: string, total = 10_000) {
    const { appid, mchid } = this.wechat
    return {
      data: {
        ...{ appid, mchid, description: '物业费', out_trade_no },
        notify_url: `${this.shop.url}/wechat`,
        amount: { total },
      },
    }
  }

  query(out_trade_no: string) {
    const { ask, mchid } = this.wechat
    return ask('get', QUERY, { named: { out_trade_no }, params: { mchid } })
  }

  async presented(total?: number): Promise<string> {
    const number = this.newNumber()
    await this.wechat.ask('post', NATIVE, this.order(number, total))
    return number
  }

  async paid(): Promise<string> {
    const number = await this.presented()
    this.simulator.controls.pay({ outTradeNo: number })
    await this.simulator.settled()
    return number
  }

  async pass(milliseconds: number): Promise<void> {
    await this.simulator.advance(milliseconds)
    vi.setSystemTime(this.simulator.now())
  }

  keys(): Record<string, string> {
    const platform = Object.entries(this.simulator.keys.wechat.platform)
    return Object.fromEntries(platform.map(([id, { publicPem }]) => [id, publicPem]))
  }

  /** Whether a merchant who goes by the book would believe it now. */
  accepts = ({ headers, body }: Received): boolean =>
    isFromWechat(
      { headers: headers as Record<string, string>, body: Buffer.from(body) },
      this.keys(),
      Math.floor(this.simulator.now() / 1000),
    )

  told = ({ body }: Received): Record<string, unknown> => {
    const { resource } = JSON.parse(body) as { resource: Resource }
    return openResource(resource, this.wechat.apiV3Key) as Record<string, unknown>
  }

  /** As it was at the beginning, but for the trades. */
  calm(): void {
    this.simulator.controls.clearFaults({})
    this.simulator.world.clock.clear()
    this.shop.answers(200)
    this.shop.received.length = 0
  }

  async stop(): Promise<void> {
    vi.useRealTimers()
    await this.simulator.stop()
    await this.shop.close()
  }
}

export async function openRig(): Promise<Rig> {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  return new Rig(await startTestSimulator({ clock: () => START }), await openShop())
}
