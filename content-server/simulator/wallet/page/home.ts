import type { Trade } from './bank.ts'
import { h, icon, ICONS, yuan } from './dom.ts'
import { clockText, endOf, type Wallet } from './wallet.ts'

export type Go = {
  scan(): void
  showCode(): void
  pay(trade: Trade): void
  details(trade: Trade): void
}

/** The first page: two ways to pay, what is waiting, what has been. */
export function home(wallet: Wallet, go: Go): HTMLElement {
  const { words } = wallet
  return h(
    'main',
    { class: 'home' },
    h(
      'header',
      { class: 'crown' },
      h(
        'div',
        { class: 'crown-bar' },
        h('div', { class: 'brand' }, h('span', { class: 'nut' }), words.brand),
        language(wallet),
      ),
      h('p', { class: 'demo' }, words.demo),
      h(
        'div',
        { class: 'doors' },
        door(ICONS.scan, words.scan, words.scanHint, go.scan),
        door(ICONS.code, words.showCode, words.showCodeHint, go.showCode),
      ),
    ),
    h(
      'section',
      { class: 'block' },
      h('h2', {}, words.waiting),
      ...(wallet.waiting.length === 0
        ? [h('p', { class: 'empty' }, words.nothingWaiting)]
        : wallet.waiting.map((trade) => waitingRow(wallet, trade, go))),
    ),
    h(
      'section',
      { class: 'block' },
      h('h2', {}, words.history),
      ...(wallet.past.length === 0
        ? [h('p', { class: 'empty' }, words.nothingYet)]
        : wallet.past.map((trade) => pastRow(wallet, trade, go))),
    ),
  )
}

function language(wallet: Wallet): HTMLElement {
  const other = wallet.language === 'zh' ? 'en' : 'zh'
  return h(
    'button',
    { class: 'language', onclick: () => wallet.speak(other) },
    other === 'en' ? 'English' : '中文',
  )
}

const door = (path: string, name: string, hint: string, onclick: () => void) =>
  h(
    'button',
    { class: 'door', onclick },
    icon(path),
    h('span', { class: 'door-name' }, name),
    h('span', { class: 'door-hint' }, hint),
  )

const waitingRow = (wallet: Wallet, trade: Trade, go: Go) =>
  h(
    'button',
    { class: 'row waiting', onclick: () => go.pay(trade) },
    h('span', { class: `dot ${trade.channel}` }),
    h(
      'span',
      { class: 'row-text' },
      h('span', { class: 'row-name' }, trade.subject),
      h(
        'span',
        { class: 'row-note' },
        `${wallet.words.channel[trade.channel]} · ${wallet.words.state[trade.state]}`,
      ),
    ),
    h('span', { class: 'row-amount' }, yuan(trade.total)),
  )

function pastRow(wallet: Wallet, trade: Trade, go: Go): HTMLElement {
  const back = trade.refunds.reduce((sum, { status, amount }) => sum + (status === 'SUCCESS' ? amount : 0), 0)
  const { words } = wallet
  const note = back > 0 ? `${words.refunded} ${yuan(back)}` : words.state[trade.state]
  return h(
    'button',
    { class: 'row', onclick: () => go.details(trade) },
    h('span', { class: `dot ${trade.channel}` }),
    h(
      'span',
      { class: 'row-text' },
      h('span', { class: 'row-name' }, trade.subject),
      h('span', { class: 'row-note' }, `${clockText(endOf(trade))} · ${note}`),
    ),
    h(
      'span',
      { class: trade.paidAt === null ? 'row-amount void' : 'row-amount' },
      yuan(trade.paidAt === null ? trade.total : trade.coupon - trade.total),
    ),
  )
}
