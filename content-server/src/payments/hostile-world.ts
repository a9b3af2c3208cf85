import { fen } from '@linli/contract/money.ts'
import type { Call } from '@linli/contract/client.ts'
import { cancelPayment, choosePayChannel, extendPayment, openPayment } from '@linli/contract/payments.ts'
import { askRefund } from '@linli/contract/refunds.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { bill } from '../store/test-seed.ts'
import { startTestApp, type TestApp } from '../test/start-app.ts'
import { FakeGateway } from './fake-gateway.ts'
import { forgeries, type Roll } from './forgeries.ts'
import { balancesOf, booksOf, complaintsOf, type Books } from './hostile-checks.ts'
import { takeInCallback } from './take-in-callback.ts'
import { Crash, crashingStore } from './test-crash.ts'
import { workPayments } from './work-payments.ts'
import type { RawMessage } from './gateways/gateway.ts'

type Channel = 'wechat' | 'alipay'
type Shown = { id: string; channel: Channel; no: string }

const PRICES = [1, 99, 100_00, 123_45, 751_80] as const
const PAUSES_MS = [500, 3_000, 30_000, 200_000, 600_000, 7_200_000, 86_400_000] as const

/**
 * A world that wishes payments ill: payers who pay twice, late or something else, channels that lose answers, notices
 * that come sixteen times, a day late, forged or not at all, and a server that dies at any statement. It knows only
 * what it did; at the end its books, and ours, have to say the same.
 */
export class HostileWorld {
  readonly counts = { commands: 0, crashes: 0, callbacks: 0, refused: 0 }
  /** Milliseconds from a notice's arrival to the answer, its bytes being on disk. */
  readonly answerMs: number[] = []
  readonly app: TestApp
  readonly #fakes: Record<Channel, FakeGateway>
  readonly #kiosk: Call
  readonly #staff: Call
  readonly #roll: Roll
  readonly #now: () => number
  #shown: Shown[] = []
  #sent: { channel: Channel; message: RawMessage }[] = []
  #bills = 0
  #keys = 0

  private constructor(parts: {
    app: TestApp
    fakes: Record<Channel, FakeGateway>
    kiosk: Call
    staff: Call
    roll: Roll
    now: () => number
  }) {
    this.app = parts.app
    this.#fakes = parts.fakes
    this.#kiosk = parts.kiosk
    this.#staff = parts.staff
    this.#roll = parts.roll
    this.#now = parts.now
  }

  static async start(roll: Roll, now: () => number, databaseUrl?: string): Promise<HostileWorld> {
    const made: FakeGateway[] = []
    const gateways = (clock: () => string) => {
      made.push(new FakeGateway('wechat', clock), new FakeGateway('alipay', clock))
      return made.map((fake) => fake.gateway())
    }
    const app = await startTestApp({ gateways, jobs: false, ...(databaseUrl ? { databaseUrl } : {}) })
    const [wechat, alipay] = made
    if (!wechat || !alipay) throw new Error('the channels were not made')
    await app.context.store.change((stores) =>
      stores.bills.addHousehold({
        id: 'h1',
        communityId: 'c1',
        room: '1-1-101',
        ownerMasked: '林*',
        phoneLast4: '4021',
      }),
    )
    const kiosk = (await app.deviceAt('c1-kiosk')).call
    const staff = await app.signInAs('staff', [{ role: 'operator', communityId: null }])
    return new HostileWorld({ app, fakes: { wechat, alipay }, kiosk, staff, roll, now })
  }

  /** One thing happens. */
  async step(): Promise<void> {
    this.counts.commands += 1
    const acts = [
      () => this.#begin(),
      () => this.#early(),
      () => this.#pay(),
      () => this.#pay(),
      () => this.#notify(),
      () => this.#notify(),
      () => this.#notify(),
      () => this.#repeat(),
      () => this.#forge(),
      () => this.#leave(),
      () => this.#giveBack(),
      () => this.#break(),
      () => this.#wait(),
      () => this.#work(),
      () => this.#die(),
    ]
    const act = acts[this.#roll(acts.length)]
    try {
      await act?.()
    } catch (error) {
      // Being refused, or dying, is part of such a world; anything else is a bug.
      if (!(error instanceof Refusal) && !(error instanceof Crash)) throw error
      if (error instanceof Refusal && error.code === 'server/broken') throw error
    }
  }

  /** The channels answer again, and time passes until nothing is left to do. */
  async drain(): Promise<void> {
    for (const fake of Object.values(this.#fakes)) fake.heal()
    for (let i = 0; i < 12; i += 1) {
      this.app.passMs(i < 6 ? 400_000 : 86_400_000)
      for (const fake of Object.values(this.#fakes)) fake.settleRefunds()
      await this.#work()
    }
  }

  async #begin(): Promise<void> {
    if (this.#bills === 0 || this.#roll(3) > 0) {
      this.#bills += 1
      const owed = bill(`b${this.#bills}`, { amount: fen(PRICES[this.#roll(PRICES.length)] ?? 1) })
      await this.app.context.store.change((stores) => stores.bills.addBill(owed))
    }
    const billId = `b${1 + this.#roll(this.#bills)}`
    const [owed] = await this.app.context.store.read.payables.bills([billId])
    if (!owed) return
    const body = {
      key: `k${++this.#keys}`,
      payable: { kind: 'bills' as const, billIds: [billId] },
      expected: fen(owed.amount),
    }
    const { id } = await this.#kiosk(openPayment, { body })
    await this.#choose(id)
    if (this.#roll(4) === 0) await this.#choose(id)
  }

  /** The payer has paid, and the channel says so, before its answer to our own request is here. */
  async #early(): Promise<void> {
    const fake = this.#fakes.wechat
    let answer = () => {}
    const slow = new Promise<void>((resolve) => (answer = resolve))
    fake.failNext('create', { wait: () => slow })
    const known = new Set(fake.trades.keys())
    // Caught at once and thrown in the end: between, it must not count as nobody's.
    const begun = this.#begin().then(
      () => undefined,
      (error: unknown) => error,
    )
    for (let tries = 0; tries < 20; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      const no = [...fake.trades.keys()].find((one) => !known.has(one))
      if (no === undefined) continue
      fake.pay(no)
      await this.#tell('wechat', fake.notice(no), 204)
      break
    }
    answer()
    const error = await begun
    if (error !== undefined) throw error as Error
  }

  /** A payment is begun, and so many things happen to it and to those before it. */
  async sequence(steps: number): Promise<void> {
    await this.#begin().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
    for (let step = 0; step < steps; step += 1) await this.step()
  }

  async #choose(id: string): Promise<void> {
    const channel = this.#roll(2) === 0 ? 'wechat' : 'alipay'
    await this.#kiosk(choosePayChannel, { params: { id }, body: { channel } })
    for (const attempt of await this.app.context.store.read.attempts.ofIntent(id))
      if (
        attempt.channel !== 'cash' &&
        attempt.channel !== 'terms' &&
        !this.#shown.some(({ no }) => no === attempt.outTradeNo)
      )
        this.#shown.push({ id, channel: attempt.channel, no: attempt.outTradeNo })
  }

  #any(): Shown | undefined {
    // Mostly something recent, now and then something long over.
    const { length } = this.#shown
    const back = this.#roll(4) === 0 ? this.#roll(length || 1) : this.#roll(Math.min(4, length || 1))
    return this.#shown[length - 1 - back]
  }

  #pay(): Promise<void> {
    const shown = this.#any()
    const fake = shown && this.#fakes[shown.channel]
    const trade = fake?.trades.get(shown?.no ?? '')
    if (!shown || !trade || !fake?.mayPay(shown.no)) return Promise.resolve()
    fake.pay(shown.no, this.#roll(12) === 0 ? { fen: trade.charge.totalFen + 1 } : {})
    return Promise.resolve()
  }

  async #notify(): Promise<void> {
    const shown = this.#any()
    if (!shown || !this.#fakes[shown.channel].trades.get(shown.no)?.paidAt) return
    const message = this.#fakes[shown.channel].notice(shown.no)
    this.#sent.push({ channel: shown.channel, message })
    const times = [1, 1, 1, 2, 16][this.#roll(5)] ?? 1
    for (let i = 0; i < times; i += 1) await this.#tell(shown.channel, message, 204)
    if (this.#roll(2) === 0) await this.#work()
  }

  /** Something said long ago, again: old ones are refused. */
  async #repeat(): Promise<void> {
    const old = this.#sent[this.#roll(this.#sent.length || 1)]
    if (old) await this.#tell(old.channel, old.message)
  }

  async #forge(): Promise<void> {
    const shown = this.#any()
    if (!shown || !this.#fakes[shown.channel].trades.has(shown.no)) return
    const fake = this.#fakes[shown.channel]
    const forged = forgeries(fake, shown.no, this.#roll)
    const message = forged[this.#roll(forged.length)]
    if (message) await this.#tell(shown.channel, message, 401)
  }

  async #tell(channel: Channel, message: RawMessage, status?: number): Promise<void> {
    const callbacks = this.app.context.channels.find(channel)?.callbacks
    if (!callbacks) throw new Error(`${channel} takes no callbacks`)
    const since = this.#now()
    const answer = await takeInCallback(this.app.context, channel, callbacks, message)
    this.answerMs.push(this.#now() - since)
    this.counts.callbacks += 1
    if (answer.status !== 204) this.counts.refused += 1
    if (status !== undefined && answer.status !== status)
      throw new Error(`a callback was answered with ${answer.status}, not with ${status}`)
  }

  async #leave(): Promise<void> {
    const shown = this.#any()
    if (!shown) return
    const route = this.#roll(3) === 0 ? extendPayment : cancelPayment
    await this.#kiosk(route, { params: { id: shown.id }, body: {} })
  }

  async #giveBack(): Promise<void> {
    const shown = this.#any()
    if (!shown) return
    const amount = fen(1 + this.#roll(150_00))
    await this.#staff(askRefund, {
      params: { id: shown.id },
      body: { key: `r${++this.#keys}`, amount, reason: '测试' },
    })
  }

  #break(): Promise<void> {
    const fake = this.#fakes[this.#roll(2) === 0 ? 'wechat' : 'alipay']
    const call = (['create', 'query', 'close', 'refund', 'queryRefund'] as const)[this.#roll(5)] ?? 'query'
    fake.failNext(call, (['lost-before', 'lost-after', 'broken'] as const)[this.#roll(3)] ?? 'broken')
    fake.refundState =
      (['succeeded', 'succeeded', 'pending', 'abnormal', 'closed'] as const)[this.#roll(5)] ?? 'succeeded'
    return Promise.resolve()
  }

  #wait(): Promise<void> {
    this.app.passMs(PAUSES_MS[this.#roll(PAUSES_MS.length)] ?? 500)
    return Promise.resolve()
  }

  #work(): Promise<void> {
    return workPayments(this.app.context)
  }

  /** The process dies at some statement; the next one finds what is on disk, and nothing else. */
  async #die(): Promise<void> {
    const countdown = { left: 1 + this.#roll(60) }
    const { context } = this.app
    await workPayments({ ...context, store: crashingStore(context.store, countdown) }).catch(
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error
      },
    )
    if (countdown.left <= 0) this.counts.crashes += 1
  }

  books(): Promise<Books> {
    return booksOf(this.app.context, Object.values(this.#fakes))
  }

  complaints(): Promise<string[]> {
    return complaintsOf(this.app.context, Object.values(this.#fakes))
  }

  balances(): Promise<string> {
    return balancesOf(this.app.context)
  }

  stop(): Promise<void> {
    return this.app.stop()
  }
}
