import type { RefusalReason, UnknownReason } from './gateway.ts'

type Meaning = { refused: RefusalReason } | { unknown: UnknownReason }

const REFUSALS: Record<string, RefusalReason> = {
  'ACQ.TRADE_NOT_EXIST': 'no-such-trade',
  'ACQ.TRADE_HAS_SUCCESS': 'already-paid',
  'ACQ.TRADE_HAS_CLOSE': 'already-closed',
  'ACQ.TRADE_STATUS_ERROR': 'wrong-state',
  'ACQ.REASON_TRADE_STATUS_INVALID': 'wrong-state',
  'ACQ.CONTEXT_INCONSISTENT': 'number-used',
  'ACQ.DISCORDANT_REPEAT_REQUEST': 'number-used',
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': 'not-enough',
  'ACQ.TRADE_HAS_FINISHED': 'too-late',
  'ACQ.TRADE_CANCEL_TIME_OUT': 'too-late',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': 'limit',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR': 'limit',
  'ACQ.TOTAL_FEE_EXCEED': 'limit',
  'ACQ.SETTLE_TIMES_EXCEED': 'limit',
  'ACQ.ALLOC_AMOUNT_VALIDATE_ERROR': 'limit',
  'ACQ.PAYMENT_AUTH_CODE_INVALID': 'code-used',
  'ACQ.SOUNDWAVE_PARSER_FAIL': 'code-used',
  'ACQ.PAYMENT_FAIL': 'payer-declined',
  'ACQ.BUYER_BALANCE_NOT_ENOUGH': 'payer-declined',
  'ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH': 'payer-declined',
  'ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR': 'payer-declined',
  'ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR': 'payer-declined',
  'ACQ.BUYER_ENABLE_STATUS_FORBID': 'payer-declined',
  'ACQ.PAYMENT_REQUEST_HAS_RISK': 'payer-declined',
  'ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE': 'payer-declined',
  'ACQ.ERROR_BALANCE_PAYMENT_DISABLE': 'payer-declined',
  'ACQ.ACCESS_FORBIDDEN': 'credentials',
  'ACQ.PARTNER_ERROR': 'credentials',
  'ACQ.INVALID_STORE_ID': 'malformed',
  'ACQ.INVALID_PARAMETER': 'malformed',
  'ACQ.EXIST_FORBIDDEN_WORD': 'malformed',
}

const BY_CODE: Record<string, Meaning> = {
  '10003': { unknown: 'busy' },
  '20000': { unknown: 'broken' },
  '20001': { refused: 'credentials' },
  '40001': { refused: 'malformed' },
  '40002': { refused: 'malformed' },
  '40003': { refused: 'credentials' },
  '40005': { unknown: 'busy' },
  '40006': { refused: 'credentials' },
}

/** What a signed answer that is no success means. What the channel itself calls unknown, or its own fault, is unknown. */
export function alipayMeaning(code: string, subCode: string): Meaning {
  if (/SYSTEM_ERROR$|unknow-error$|UNKNOW-ERROR$/i.test(subCode)) return { unknown: 'broken' }
  if (/^isv\.(invalid-(signature|app-id|cloud-app-permission)|missing-signature)/.test(subCode))
    return { refused: 'credentials' }
  const known = REFUSALS[subCode]
  if (known) return { refused: known }
  return BY_CODE[code] ?? (code === '40004' ? { refused: 'other' } : { unknown: 'broken' })
}
