import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { alipayRoutes } from './alipay/gateway.ts'
import { Book } from './book.ts'
import { controlRoutes } from './control/control-routes.ts'
import { controlsOf, type Controls } from './control/controls.ts'
import { Couriers } from './couriers.ts'
import { Faults } from './faults.ts'
import { keysAt, writeKeys } from './key-files.ts'
import { makeKeys, type Keys, type Random } from './keys.ts'
import { Limits } from './limits.ts'
import { Purses } from './purses.ts'
import { noSplits } from './split.ts'
import { Trades } from './trades.ts'
import { VirtualClock, type Moment } from './virtual-clock.ts'
import { walletRoutes } from './wallet/wallet-routes.ts'
import { wechatRoutes } from './wechat/wechat-routes.ts'
import type { Settings, World } from './world.ts'

export type SimulatorOptions = {
  /** Default 0: any free one. Only this machine can reach it. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** Milliseconds; what the simulator's own time starts from and moves with. */
  clock: () => Moment
  random?: Random
  /** Where keys are kept; without it they live as long as the simulator. */
  directory?: string
  /** Keys made before, so that many simulators of one test run need not make their own. */
  keys?: Keys
  settings?: Partial<Settings>
  /** Whether retries and expiries happen by themselves when the clock reaches them. Default: only with `advance`. */
  ticking?: boolean
}

export type Simulator = {
  port: number
  /** The base address of WeChat Pay; Alipay's gateway is this with /gateway.do. */
  url: string
  keys: Keys
  world: World
  controls: Controls
  now(): Moment
  /** Lets virtual time pass, with everything due in between. */
  advance(milliseconds: number): Promise<void>
  /** Resolves when every callback due by now has been answered. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const DEFAULTS: Settings = {
  codepay: false,
  feeRate: 60,
  passwordFrom: 100_000,
  refundMs: 0,
  splitMs: 0,
  patienceMs: 5_000,
  notifyHosts: [],
}
const TICK_MS = 100

/** Both payment channels on one loopback port. Rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const random = options.random ?? randomBytes
  const clock = new VirtualClock(options.clock)
  const faults = new Faults()
  const settings = { ...DEFAULTS, ...options.settings }
  const keys = options.keys ?? (await keysFor(options.directory, random))
  const address = { url: '' }
  const world: World = {
    clock,
    book: new Book(),
    trades: new Trades(),
    splits: noSplits(),
    purses: new Purses(clock, random),
    faults,
    limits: new Limits(clock),
    couriers: new Couriers(clock, faults, settings),
    keys,
    random,
    settings,
    billEdits: [],
    files: new Map(),
    url: () => address.url,
    keysChanged: () => void (options.directory !== undefined && writeKeys(options.directory, keys)),
  }
  const server = createServer(makeApp(world))
  const host = options.host ?? '127.0.0.1'
  const port = await listen(server, options.port ?? 0, host)
  address.url = `http://${host}:${port}`
  const ticking = options.ticking ? setInterval(() => void clock.run(), TICK_MS) : undefined
  ticking?.unref()
  return {
    port,
    url: address.url,
    keys,
    world,
    controls: controlsOf(world),
    now: () => clock.now(),
    advance: (milliseconds) => clock.advance(milliseconds),
    settled: () => settled(clock),
    stop: async () => {
      clearInterval(ticking)
      world.couriers.stop()
      await closed(server)
    },
  }
}

const keysFor = (directory: string | undefined, random: Random) =>
  directory === undefined ? makeKeys(random) : keysAt(directory, random)

function makeApp(world: World): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  // The exact bytes matter: they are signed.
  app.use(express.raw({ type: () => true, limit: '1mb' }))
  walletRoutes(app, world)
  controlRoutes(app, world)
  wechatRoutes(app, world)
  alipayRoutes(app, world)
  return app
}

/** Callbacks begin in the next turn; what they cause may begin in another. */
async function settled(clock: VirtualClock): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await clock.settled()
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => resolve((server.address() as AddressInfo).port))
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
