import { bank, type Trade } from './bank.ts'
import { fact } from './details.ts'
import { h, icon, ICONS, yuan } from './dom.ts'
import { keypad } from './keypad.ts'
import { clockText, type Wallet } from './wallet.ts'

/** A coupon of a tenth, at most five yuan. */
const couponFor = (trade: Trade) => Math.min(500, Math.floor(trade.total / 10))

/** What is to be paid and the ways it can end, in a sheet from below. */
export class PaySheet {
  readonly element = h('div', { class: 'sheet-back' })
  #wallet: Wallet
  #trade: Trade
  #coupon = false
  #more = false
  #error: string | null = null
  #leave: () => void

  constructor(wallet: Wallet, trade: Trade, leave: () => void) {
    this.#wallet = wallet
    this.#trade = trade
    this.#leave = leave
    if (trade.state === 'paid') this.#paid()
    else if (trade.state === 'paying') this.#password()
    else this.#ask()
  }

  #show(...content: (Node | string)[]): void {
    this.element.replaceChildren(h('div', { class: 'sheet' }, ...content))
  }

  #ask(): void {
    const { words } = this.#wallet
    const trade = this.#trade
    const coupon = this.#coupon ? couponFor(trade) : 0
    this.#show(
      h('div', { class: 'sheet-top' }, this.#closer(words.close), h('span', {}, words.payTo)),
      h('p', { class: 'sheet-name' }, trade.subject),
      h('p', { class: 'sheet-amount' }, yuan(trade.total - coupon)),
      ...(coupon > 0 ? [h('p', { class: 'sheet-was' }, yuan(trade.total))] : []),
      h(
        'div',
        { class: 'facts' },
        fact(words.method, words.balance),
        ...(couponFor(trade) > 0 ? [this.#couponRow()] : []),
        fact(words.order, trade.outTradeNo),
      ),
      ...(this.#error === null ? [] : [h('p', { class: 'warning' }, this.#error)]),
      h('button', { class: 'main', onclick: () => void this.#pay() }, words.payNow),
      h('button', { class: 'second', onclick: () => void this.#start() }, words.payWithPassword),
      h('button', { class: 'quiet', pressed: this.#more, onclick: () => this.#toggleMore() }, words.more),
      ...(this.#more ? [this.#outcomes()] : []),
      h('p', { class: 'via' }, words.via[trade.channel]),
    )
  }

  #couponRow(): HTMLElement {
    const { words } = this.#wallet
    const worth = `-${yuan(couponFor(this.#trade))}`
    return h(
      'button',
      { class: 'fact switch', pressed: this.#coupon, onclick: () => this.#toggleCoupon() },
      h('span', { class: 'fact-name' }, words.coupon),
      h('span', { class: 'fact-value' }, this.#coupon ? worth : `${words.couponOff} · ${worth}`),
    )
  }

  #toggleCoupon(): void {
    this.#coupon = !this.#coupon
    this.#error = null
    this.#ask()
  }

  #toggleMore(): void {
    this.#more = !this.#more
    this.#ask()
  }

  #outcomes(): HTMLElement {
    const { words } = this.#wallet
    const { outTradeNo } = this.#trade
    const chip = (name: string, said: string, work: () => Promise<Trade>) =>
      h('button', { class: 'chip', onclick: () => void this.#fail(said, work) }, name)
    return h(
      'div',
      { class: 'chips' },
      chip(words.noFunds, words.noFundsSaid, () => bank.decline(outTradeNo, '余额不足')),
      chip(words.cardLimit, words.cardLimitSaid, () => bank.decline(outTradeNo, '银行卡超出限额')),
      chip(words.bankBack, words.bankBackSaid, () => bank.bankReverse(outTradeNo)),
    )
  }

  async #fail(said: string, work: () => Promise<Trade>): Promise<void> {
    await this.#attempt(async () => {
      await work()
      this.#error = said
      this.#ask()
    })
  }

  async #start(): Promise<void> {
    await this.#attempt(async () => {
      this.#trade = await bank.askPassword(this.#trade.outTradeNo)
      this.#password()
    })
  }

  #password(): void {
    const { words } = this.#wallet
    this.#show(
      h('div', { class: 'sheet-top' }, this.#closer(words.close), h('span', {}, words.password)),
      h('p', { class: 'sheet-name' }, this.#trade.subject),
      h('p', { class: 'sheet-amount' }, yuan(this.#trade.total)),
      keypad(words.anySix, () => void this.#pay()),
    )
  }

  async #pay(): Promise<void> {
    await this.#attempt(async () => {
      this.#trade = await bank.pay(this.#trade.outTradeNo, this.#coupon ? couponFor(this.#trade) : 0)
      await this.#wallet.refresh()
      this.#paid()
    })
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const { errors } = this.#wallet.words
      this.#error = errors[error instanceof Error ? error.message : ''] ?? errors['other'] ?? ''
      this.#ask()
    }
  }

  #paid(): void {
    const { words } = this.#wallet
    const { subject, total, coupon, paidAt, tradeNo } = this.#trade
    this.#show(
      h('div', { class: 'tick' }, icon(ICONS.check)),
      h('p', { class: 'sheet-title' }, words.paid),
      h('p', { class: 'sheet-amount' }, yuan(total - coupon)),
      h('p', { class: 'sheet-name' }, subject),
      h(
        'div',
        { class: 'facts' },
        fact(words.time, clockText(paidAt ?? this.#wallet.now)),
        ...(coupon > 0 ? [fact(words.coupon, `-${yuan(coupon)}`)] : []),
        fact(words.number, tradeNo ?? '—'),
      ),
      h('button', { class: 'main', onclick: this.#leave }, words.done),
    )
  }

  #closer(label: string): HTMLElement {
    return h('button', { class: 'closer', label, onclick: this.#leave }, '×')
  }
}
