import { bank, type Trade } from './bank.ts'
import { WORDS, type Language, type Words } from './words.ts'

const LANGUAGE_KEY = 'chestnut-language'
const POLL_MS = 1_200

/** What the wallet knows, and who wants to hear of changes. */
export class Wallet {
  language: Language = localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh'
  trades: Trade[] = []
  now = 0
  #told = ''
  #listeners = new Set<() => void>()

  get words(): Words {
    return WORDS[this.language]
  }

  /** What can be paid now. */
  get waiting(): Trade[] {
    return this.trades.filter(({ state, code }) => state === 'paying' || (code !== null && isOpen(state)))
  }

  /** What has come to an end. */
  get past(): Trade[] {
    const ended = this.trades.filter(({ state, tradeNo }) => !isOpen(state) && tradeNo !== null)
    return ended.sort((a, b) => endOf(b) - endOf(a))
  }

  trade(outTradeNo: string): Trade | undefined {
    return this.trades.find((trade) => trade.outTradeNo === outTradeNo)
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  speak(language: Language): void {
    this.language = language
    localStorage.setItem(LANGUAGE_KEY, language)
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    this.#tell()
  }

  /** Asks what is new, now and from now on. */
  async watch(): Promise<void> {
    await this.refresh()
    setTimeout(() => void this.watch(), POLL_MS)
  }

  async refresh(): Promise<void> {
    try {
      const { now, trades } = await bank.trades()
      const told = JSON.stringify(trades)
      this.now = now
      if (told === this.#told) return
      this.#told = told
      this.trades = trades
      this.#tell()
    } catch {
      // The simulator is away for a moment; the next round asks again.
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** When it was paid, or else closed. */
export const endOf = (trade: Trade): number => trade.paidAt ?? trade.closedAt ?? trade.createdAt

const isOpen = (state: Trade['state']) => state === 'presented' || state === 'scanned' || state === 'paying'

/** A moment as people in China read it. */
export const clockText = (moment: number): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(moment)
