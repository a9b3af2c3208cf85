import { spaced } from './channel-time.ts'
import type { Charge } from './gateway.ts'
import { yuanOf } from './yuan.ts'

const MOST_SUBJECT_CHARACTERS = 256

/** What every way of ordering has in common. */
export function alipayOrder(charge: Charge): Record<string, unknown> {
  return {
    out_trade_no: charge.outTradeNo,
    total_amount: yuanOf(charge.totalFen),
    subject: subjectOf(charge.subject),
    // Absolute, so that the same order sent again ends at the same moment.
    time_expire: spaced(charge.expiresAt),
    ...(charge.terminalId === undefined ? {} : { terminal_id: charge.terminalId.slice(0, 32) }),
    ...(charge.sharing ? { extend_params: { royalty_freeze: 'true' } } : {}),
  }
}

/** Alipay takes no slash, equals sign or ampersand in it: their full-width twins read the same. */
function subjectOf(subject: string): string {
  const twins: Record<string, string> = { '/': '／', '=': '＝', '&': '＆' }
  const taken = subject.replace(/[/=&]/g, (character) => twins[character] ?? '')
  return [...taken].slice(0, MOST_SUBJECT_CHARACTERS).join('')
}
