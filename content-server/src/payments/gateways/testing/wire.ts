import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicKey, randomBytes } from 'node:crypto'
import { instantOf } from '@linli/contract/instants.ts'
import { environmentSnippet, writeKeys } from '../../../../simulator/key-files.ts'
import type { Keys } from '../../../../simulator/keys.ts'
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../../../simulator/start-simulator.ts'
import { readConfig } from '../../../config.ts'
import type { CallbackReading, Charge, Gateway } from '../gateway.ts'
import { openGateways } from '../open-gateways.ts'
import {
  API_V3_KEY,
  MERCHANT_PEM,
  PLATFORM_PEM,
  PLATFORM_PUBLIC_PEM,
  PUBLIC_KEY_ID,
  wechatAccount,
} from './keys.ts'

export const NOON = Date.parse('2026-11-20T12:00:00+08:00')
const PATIENT_MS = 5_000

/** The test-only keys, so that no test run makes its own. */
function knownKeys(): Keys {
  const publicPem = createPublicKey(MERCHANT_PEM).export({ type: 'spki', format: 'pem' }).toString()
  const merchant = { privatePem: MERCHANT_PEM, publicPem }
  const platform = { privatePem: PLATFORM_PEM, publicPem: PLATFORM_PUBLIC_PEM }
  const { mchid, appid, serial } = wechatAccount
  return {
    wechat: {
      platform: { [PUBLIC_KEY_ID]: platform },
      publicKeyId: PUBLIC_KEY_ID,
      merchants: [{ mchid, appid, serial, keys: { [serial]: merchant }, apiV3Key: API_V3_KEY }],
    },
    alipay: {
      platform,
      merchants: [{ appId: '2021000000000001', sellerId: '2088000000000001', keys: merchant }],
    },
  }
}

/** A simulator with a clock that stands still until told, and a directory with the keys for it. */
export async function startWire(settings: SimulatorOptions['settings'] = {}) {
  const simulator = await startSimulator({ clock: () => NOON, settings, keys: knownKeys() })
  const directory = mkdtempSync(join(tmpdir(), 'linli-keys-'))
  writeKeys(directory, simulator.keys)
  const shop = await openShop()
  let numbers = 0
  return {
    simulator,
    shop,
    /** A gateway set up from the environment that the simulator tells people to use; `more` overrides it. */
    open: (channel: 'wechat' | 'alipay', more: Opening = {}): Gateway =>
      open(simulator, directory, channel, more),
    number: () => `261120T1${String((numbers += 1)).padStart(24, '0')}`,
    charge(outTradeNo: string, totalFen = 12_345, more: Partial<Charge> = {}): Charge {
      const expiresAt = instantOf(simulator.now() + 6 * 60_000)
      return { outTradeNo, totalFen, subject: '物业费 A/B=1 & 水费', expiresAt, notifyUrl: shop.url, ...more }
    },
    async stop() {
      await simulator.stop()
      await shop.close()
      rmSync(directory, { recursive: true })
    },
  }
}

export type Wire = Awaited<ReturnType<typeof startWire>>
type Opening = {
  environment?: Record<string, string>
  fetch?: typeof fetch
  skewMs?: number
  timeoutMs?: number
}

function open(simulator: Simulator, directory: string, channel: 'wechat' | 'alipay', more: Opening): Gateway {
  const lines = environmentSnippet(directory, simulator.keys, simulator.url).split('\n')
  const environment = Object.fromEntries(lines.map((line) => line.split('=') as [string, string]))
  const config = readConfig({ LINLI_CODE_PAY: '1', ...environment, ...more.environment })
  const gateways = openGateways(config.channels, {
    clock: () => instantOf(simulator.now() + (more.skewMs ?? 0)),
    random: (bytes) => randomBytes(bytes),
    fetch: more.fetch ?? fetch,
    times: { timeoutMs: more.timeoutMs ?? PATIENT_MS, downloadMs: PATIENT_MS },
  })
  const found = gateways.find(({ identity }) => identity.channel === channel)
  if (!found) throw new Error(`no ${channel} in the simulator's environment`)
  return found
}

/** Where callbacks come in: reads them with whatever gateway is set, and answers as it says. */
async function openShop() {
  const shop = { gateway: undefined as Gateway | undefined, readings: [] as CallbackReading[] }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      const callbacks = shop.gateway?.callbacks
      const reading = callbacks?.read({ headers, body: Buffer.concat(parts) })
      if (!reading || !callbacks) return response.writeHead(404).end()
      shop.readings.push(reading)
      const answer = callbacks.answer(reading.verdict === 'refused' ? 'refused' : 'taken')
      return response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(shop, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}

/** The value of an outcome that has to be definite. */
export function definitely<T>(outcome: { result: string; value?: T }): T {
  if (outcome.result !== 'definite') throw new Error(`not definite: ${JSON.stringify(outcome, summary)}`)
  return outcome.value as T
}

const summary = (key: string, value: unknown): unknown => (key === 'raw' ? '…' : value)

/** An address on this machine where nobody listens. */
export async function deadAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return `http://127.0.0.1:${port}`
}
