import type { Trade } from './bank.ts'
import { h, icon, ICONS, yuan } from './dom.ts'
import { clockText, endOf, type Wallet } from './wallet.ts'

/** A page over the first one, with its way back. */
export const page = (title: string, back: string, leave: () => void, ...content: (Node | string)[]) =>
  h(
    'main',
    { class: 'page' },
    h(
      'header',
      { class: 'page-bar' },
      h('button', { class: 'back', label: back, onclick: leave }, icon(ICONS.back)),
      h('h1', {}, title),
    ),
    ...content,
  )

export const fact = (name: string, value: string) =>
  h(
    'div',
    { class: 'fact' },
    h('span', { class: 'fact-name' }, name),
    h('span', { class: 'fact-value' }, value),
  )

/** One payment, with what came back of it. */
export function details(wallet: Wallet, trade: Trade, leave: () => void): HTMLElement {
  const { words } = wallet
  return page(
    words.history,
    words.back,
    leave,
    h(
      'section',
      { class: 'block sum' },
      h('span', { class: 'sum-name' }, trade.subject),
      h('span', { class: 'sum-amount' }, yuan(trade.total - trade.coupon)),
      h('span', { class: 'sum-state' }, words.state[trade.state]),
    ),
    h(
      'section',
      { class: 'block' },
      fact(words.time, clockText(endOf(trade))),
      fact(words.method, trade.paidAt === null ? '—' : words.balance),
      ...(trade.coupon > 0 ? [fact(words.coupon, `-${yuan(trade.coupon)}`)] : []),
      ...(trade.declineReason === null ? [] : [h('p', { class: 'warning' }, trade.declineReason)]),
      fact(words.order, trade.outTradeNo),
      fact(words.number, trade.tradeNo ?? '—'),
      h('p', { class: 'via' }, words.via[trade.channel]),
    ),
    ...(trade.refunds.length === 0 ? [] : [refunds(wallet, trade)]),
  )
}

const refunds = (wallet: Wallet, trade: Trade) =>
  h(
    'section',
    { class: 'block' },
    h('h2', {}, wallet.words.refunds),
    ...trade.refunds.map(({ amount, status, at }) =>
      h(
        'div',
        { class: 'fact' },
        h('span', { class: 'fact-name' }, clockText(at), h('br'), wallet.words[status]),
        h('span', { class: 'fact-value back-amount' }, `+${yuan(amount).replace('-', '')}`),
      ),
    ),
  )
