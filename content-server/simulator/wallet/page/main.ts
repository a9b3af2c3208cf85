import { bank, type Trade } from './bank.ts'
import { CodePage } from './code-page.ts'
import { details } from './details.ts'
import { h } from './dom.ts'
import { home, type Go } from './home.ts'
import { PaySheet } from './pay-sheet.ts'
import { scanSheet } from './scan-sheet.ts'
import { Wallet } from './wallet.ts'

const wallet = new Wallet()
const phone = document.querySelector('#phone') as HTMLElement
const screen = h('div', { class: 'screen' })
const layer = h('div', { class: 'layer' })
phone.append(screen, layer)

type Place = { at: 'home' } | { at: 'details'; outTradeNo: string } | { at: 'code'; page: CodePage }
let place: Place = { at: 'home' }

const go: Go = {
  scan: () => layer.replaceChildren(scanSheet(wallet, pay, closeSheet)),
  showCode: () => move({ at: 'code', page: new CodePage(wallet, goHome) }),
  pay: (trade) => void openAndPay(trade),
  details: ({ outTradeNo }) => move({ at: 'details', outTradeNo }),
}

function move(next: Place): void {
  if (place.at === 'code') place.page.stop()
  place = next
  draw()
  window.scrollTo(0, 0)
}

const goHome = () => move({ at: 'home' })
const closeSheet = () => layer.replaceChildren()

function pay(trade: Trade): void {
  layer.replaceChildren(new PaySheet(wallet, trade, closeSheet).element)
}

/** A code that has been presented is scanned first; a desk's own scan is there already. */
async function openAndPay(trade: Trade): Promise<void> {
  pay(trade.state === 'presented' && trade.code !== null ? await bank.scan(trade.code) : trade)
}

function draw(): void {
  switch (place.at) {
    case 'home':
      screen.replaceChildren(home(wallet, go))
      return
    case 'details': {
      const trade = wallet.trade(place.outTradeNo)
      screen.replaceChildren(trade ? details(wallet, trade, goHome) : home(wallet, go))
      return
    }
    case 'code':
      place.page.draw()
      screen.replaceChildren(place.page.element)
  }
}

const seen = new Set<string>()

/** While a code is shown, the desk that scanned it may want a password, or has the money already. */
function answerDesk(): void {
  const scanned = wallet.trades.filter(({ code }) => code === null)
  const asking = scanned.find(
    ({ state, outTradeNo }) => state === 'paying' || (state === 'paid' && !seen.has(outTradeNo)),
  )
  for (const { outTradeNo, state } of scanned) if (state === 'paid') seen.add(outTradeNo)
  if (place.at === 'code' && asking && layer.childElementCount === 0) pay(asking)
}

wallet.listen(draw)
wallet.listen(answerDesk)
wallet.speak(wallet.language)
await wallet.watch()

const code = new URLSearchParams(location.search).get('code')
if (code !== null)
  try {
    pay(await bank.scan(code))
  } catch (error) {
    const { errors } = wallet.words
    const words = errors[error instanceof Error ? error.message : ''] ?? errors['other'] ?? ''
    layer.replaceChildren(
      h(
        'div',
        { class: 'sheet-back' },
        h(
          'div',
          { class: 'sheet' },
          h('p', { class: 'warning big' }, words),
          h('button', { class: 'main', onclick: closeSheet }, wallet.words.close),
        ),
      ),
    )
  }
