import type { RefusalReason, UnknownReason } from './gateway.ts'

type Meaning = { refused: RefusalReason } | { unknown: UnknownReason }

// Pages of the documentation spell one code in several ways (ORDERPAID, ORDER_PAID): here without underscores.
const REFUSALS: Record<string, RefusalReason> = {
  ORDERPAID: 'already-paid',
  ORDERCLOSED: 'already-closed',
  ORDERREVERSED: 'already-closed',
  ORDERNOTEXIST: 'no-such-trade',
  RESOURCENOTEXISTS: 'no-such-trade',
  REFUNDNOTEXISTS: 'no-such-trade',
  OUTTRADENOUSED: 'number-used',
  NOTENOUGH: 'not-enough',
  RULELIMIT: 'limit',
  AMOUNTLIMIT: 'limit',
  TRADEERROR: 'payer-declined',
  PAYERERROR: 'payer-declined',
  AUTHCODEEXPIRE: 'code-used',
  AUTHCODEINVALID: 'code-used',
  AUTHCODEERROR: 'code-used',
  TRADEOVERDUE: 'too-late',
  SIGNERROR: 'credentials',
  NOAUTH: 'credentials',
  APPIDMCHIDNOTMATCH: 'credentials',
  MCHNOTEXISTS: 'credentials',
  ACCOUNTERROR: 'credentials',
  PARAMERROR: 'malformed',
  INVALIDREQUEST: 'malformed',
}

const UNKNOWNS: Record<string, UnknownReason> = {
  SYSTEMERROR: 'broken',
  BANKERROR: 'broken',
  FREQUENCYLIMITED: 'busy',
  FREQUENCYLIMIT: 'busy',
  RATELIMITEXCEEDED: 'busy',
}

// INVALID_REQUEST stands for many things; some of them only its sentence tells.
const SENTENCES: [RegExp, RefusalReason][] = [
  [/订单已支付|已支付/, 'already-paid'],
  [/订单已关闭|已关闭/, 'already-closed'],
  [/订单不存在/, 'no-such-trade'],
  [/付款码/, 'code-used'],
]

/** The number at the end of Request-ID that means: this order's number stands for another order. */
const NUMBER_USED = '268498688'

/** What a signed answer that is no success means. `requestId` carries a number of its own at its end. */
export function wechatMeaning(
  status: number,
  error: { code: string; message: string },
  requestId: string,
): Meaning {
  const code = error.code.toUpperCase().replaceAll('_', '')
  if (status === 429) return { unknown: 'busy' }
  const passing = UNKNOWNS[code]
  if (passing || status >= 500 || status < 400) return { unknown: passing ?? 'broken' }
  if (requestId.endsWith(`-${NUMBER_USED}`)) return { refused: 'number-used' }
  const told = code === 'INVALIDREQUEST' && SENTENCES.find(([pattern]) => pattern.test(error.message))
  return { refused: told ? told[1] : (REFUSALS[code] ?? 'other') }
}
