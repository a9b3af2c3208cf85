import { bank, type Trade } from './bank.ts'
import { h } from './dom.ts'
import type { Wallet } from './wallet.ts'

/** Where a code's text is pasted instead of filmed. */
export function scanSheet(wallet: Wallet, opened: (trade: Trade) => void, leave: () => void): HTMLElement {
  const { words } = wallet
  const field = h('textarea', { label: words.pasteCode })
  field.placeholder = words.pasteCode
  field.rows = 3
  field.spellcheck = false
  const problem = h('p', { class: 'warning' })
  problem.hidden = true
  const open = async () => {
    try {
      opened(await bank.scan(field.value.trim()))
    } catch (error) {
      problem.textContent =
        words.errors[error instanceof Error ? error.message : ''] ?? words.errors['other'] ?? ''
      problem.hidden = false
    }
  }
  return h(
    'div',
    { class: 'sheet-back' },
    h(
      'div',
      { class: 'sheet' },
      h(
        'div',
        { class: 'sheet-top' },
        h('button', { class: 'closer', label: words.close, onclick: leave }, '×'),
        h('span', {}, words.scan),
      ),
      h('div', { class: 'viewfinder' }, field),
      problem,
      h('button', { class: 'main', onclick: () => void open() }, words.open),
    ),
  )
}
