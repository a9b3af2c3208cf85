import { bank, type Channel, type PaymentCode } from './bank.ts'
import { barcode } from './barcode.ts'
import { page } from './details.ts'
import { h, icon, ICONS } from './dom.ts'
import type { Wallet } from './wallet.ts'

/** Codes change after a minute. */
const LIVES_S = 60

/** A payment code for a scanner to read. */
export class CodePage {
  readonly element = h('div', { class: 'screen' })
  #wallet: Wallet
  #leave: () => void
  #channel: Channel = 'wechat'
  #code: PaymentCode | null = null
  #left = LIVES_S
  #timer = 0

  constructor(wallet: Wallet, leave: () => void) {
    this.#wallet = wallet
    this.#leave = leave
    this.#timer = window.setInterval(() => this.#tick(), 1_000)
    void this.#renew()
  }

  stop(): void {
    window.clearInterval(this.#timer)
  }

  async #renew(): Promise<void> {
    this.#code = await bank.showCode(this.#channel)
    this.#left = LIVES_S
    this.draw()
  }

  #tick(): void {
    this.#left -= 1
    if (this.#left <= 0) return void this.#renew()
    const left = this.element.querySelector('.left')
    if (left) left.textContent = this.#leftText()
  }

  #leftText(): string {
    const { words, language } = this.#wallet
    return language === 'zh' ? `${this.#left} ${words.seconds}` : `${this.#left}${words.seconds}`
  }

  draw(): void {
    const { words } = this.#wallet
    const code = this.#code?.code ?? ''
    const tab = (channel: Channel) =>
      h(
        'button',
        { class: 'tab', pressed: channel === this.#channel, onclick: () => this.#choose(channel) },
        words.channel[channel],
      )
    this.element.replaceChildren(
      page(
        words.showCode,
        words.back,
        this.#leave,
        h('div', { class: 'tabs' }, tab('wechat'), tab('alipay')),
        h(
          'section',
          { class: 'block ticket' },
          ...(code === '' ? [] : [h('div', { class: 'bars' }, barcode(code))]),
          h('p', { class: 'digits' }, code.replace(/(\d{4})(?=\d)/g, '$1 ')),
          h('p', { class: 'left' }, this.#leftText()),
          h(
            'button',
            { class: 'renew', onclick: () => void this.#renew() },
            icon(ICONS.refresh),
            words.newCode,
          ),
        ),
        h('p', { class: 'foot' }, words.codeOnce),
      ),
    )
  }

  #choose(channel: Channel): void {
    this.#channel = channel
    void this.#renew()
  }
}
