import type { Book } from './book.ts'
import type { Couriers } from './couriers.ts'
import type { Faults } from './faults.ts'
import type { Keys, Random } from './keys.ts'
import type { Limits } from './limits.ts'
import type { Splits } from './split.ts'
import type { Trades } from './trades.ts'
import type { VirtualClock } from './virtual-clock.ts'
import type { Purses } from './purses.ts'

/** Everything there is on the channels' side; each simulator has its own. */
export type World = {
  clock: VirtualClock
  book: Book
  trades: Trades
  splits: Splits
  purses: Purses
  faults: Faults
  limits: Limits
  couriers: Couriers
  keys: Keys
  random: Random
  settings: Settings
  /** What the bills say other than the truth, on purpose. */
  billEdits: BillEdit[]
  /** Bills that have been asked for, by the token of their address. */
  files: Map<string, File>
  /** Keeps the keys as they are now. */
  keysChanged: () => void
  /** Where this simulator is reached; bills are downloaded from here. */
  url: () => string
}

export type Settings = {
  /** WeChat's payment codes through API v3, which its documents do not agree about. */
  codepay: boolean
  /** Basis points the channels take of each payment. */
  feeRate: number
  /** From this amount in fen a wallet asks for a password when its payment code is scanned. */
  passwordFrom: number
  /** How long a refund stays PROCESSING at WeChat, in virtual milliseconds. */
  refundMs: number
  /** How long a split stays PROCESSING, in virtual milliseconds. */
  splitMs: number
  /** How long a callback may take to be answered, in real milliseconds; both channels wait five seconds. */
  patienceMs: number
  /** Hosts that callbacks may be sent to besides this machine. */
  notifyHosts: string[]
}

export type File = { owner: string; bytes: Buffer; zipped: boolean; diesAt: number }

export type BillEdit = {
  channel: 'wechat' | 'alipay'
  kind: 'longItem' | 'shortItem' | 'feeDiff'
  /** 2026-11-21 */
  day: string
  outTradeNo: string
  amount: number
  feeDiff: number
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** So many letters and digits. */
export const letters = (random: Random, count: number): string =>
  [...random(count)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** So many decimal digits. */
export const digits = (random: Random, count: number): string =>
  [...random(count)].map((byte) => byte % 10).join('')
