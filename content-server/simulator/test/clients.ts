import { randomBytes } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { Wechatpay } from 'wechatpay-axios-plugin'
import { makeKeys, type Keys } from '../keys.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../start-simulator.ts'

let made: Promise<Keys> | undefined

const systemTime = () => Math.floor(performance.timeOrigin + performance.now())

/** A simulator on its own port with the system's time; keys are made once a file and copied. */
export async function startTestSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  made ??= makeKeys(randomBytes)
  return startSimulator({ clock: systemTime, keys: structuredClone(await made), ...options })
}

export type Answer = { status: number; body: Record<string, unknown>; headers: Record<string, unknown> }
export type Refused = { status: number; code: string; headers: Record<string, unknown> }
type Given = { params?: Record<string, string>; named?: Record<string, string>; data?: object }
type Thrown = { code?: string; response?: { status: number; data: { code: string }; headers: object } }

/**
 * The public SDK for WeChat Pay, set up as a merchant would. It signs what is asked and verifies what is answered:
 * `ask` rejects when a signature does not fit, `refusal` tells how a refused call was refused.
 */
export function wechatClient(simulator: Simulator, baseURL = `${simulator.url}/`) {
  const merchant = simulator.keys.wechat.merchants[0]!
  const { mchid, appid, serial, keys, apiV3Key } = merchant
  const platform = Object.entries(simulator.keys.wechat.platform)
  const certs = Object.fromEntries(platform.map(([id, { publicPem }]) => [id, publicPem]))
  const privateKey = keys[serial]!.privatePem
  const sdk = new Wechatpay({ mchid, serial, privateKey, certs, baseURL, timeout: 3_000 })
  const ask = async (method: 'get' | 'post', path: string, given: Given = {}): Promise<Answer> => {
    const { params, named, data } = given
    const config = { ...named, ...(params ? { params } : {}) }
    const answer =
      method === 'get' ? await sdk.chain(path).get(config) : await sdk.chain(path).post<unknown>(data, config)
    const { status, headers } = answer
    return { status, body: answer.data as Record<string, unknown>, headers: { ...headers } }
  }
  const refusal = async (...call: Parameters<typeof ask>): Promise<Refused> => {
    try {
      const { status } = await ask(...call)
      return { status, code: 'not refused', headers: {} }
    } catch (error) {
      const { code, response } = error as Thrown
      if (!response) throw error
      return {
        status: response.status,
        code: response.data?.code ?? code ?? '',
        headers: { ...response.headers },
      }
    }
  }
  return { sdk, ask, refusal, mchid, appid, apiV3Key, privateKey, serial }
}

/** The public SDK for Alipay, verifying every answer. */
export function alipayClient(simulator: Simulator) {
  const merchant = simulator.keys.alipay.merchants[0]!
  const sdk = new AlipaySdk({
    appId: merchant.appId,
    privateKey: merchant.keys.privatePem,
    keyType: 'PKCS8',
    alipayPublicKey: simulator.keys.alipay.platform.publicPem,
    gateway: `${simulator.url}/gateway.do`,
    camelcase: false,
    timeout: 3_000,
  })
  const ask = (method: string, bizContent: Record<string, unknown>, notifyUrl?: string) =>
    sdk.exec(method, { bizContent, ...(notifyUrl ? { notifyUrl } : {}) }, { validateSign: true })
  return { sdk, ask, appId: merchant.appId, sellerId: merchant.sellerId }
}
