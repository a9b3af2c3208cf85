import type { Money } from '@linli/contract/money.ts'

/** `¥1,234.50`; integers only, so no rounding can happen. */
export function moneyText({ minor }: Money): string {
  const sign = minor < 0 ? '−' : ''
  const fen = Math.abs(minor)
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}¥${yuan}.${String(fen % 100).padStart(2, '0')}`
}
