import type { CodePayment } from './gateway.ts'

const SHAPES = [
  { wallet: 'wechat', shape: /^1[0-5]\d{16}$/ },
  { wallet: 'alipay', shape: /^(2[5-9]|30)\d{14,22}$/ },
  { wallet: 'unionpay', shape: /^62\d{17}$/ },
] as const

export type Wallet = (typeof SHAPES)[number]['wallet']

/** Whose payment code a scanner has read; null when it is none: a ticket's, a shop card's, half a code. */
export function walletOf(code: string): Wallet | null {
  return SHAPES.find(({ shape }) => shape.test(code))?.wallet ?? null
}

/** WeChat Pay: ask every 5 seconds for half a minute, then take it back. */
export const WECHAT_CODE_PLAN: CodePayment['plan'] = {
  askAtSeconds: [5, 10, 15, 20, 25, 30],
  cancelAtSeconds: 30,
  cancelAgainSeconds: 5,
}

/** Alipay: ask every 4 seconds for a minute; the cancel follows the last question at once. */
export const ALIPAY_CODE_PLAN: CodePayment['plan'] = {
  askAtSeconds: [4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60],
  cancelAtSeconds: 60,
  cancelAgainSeconds: 5,
}
