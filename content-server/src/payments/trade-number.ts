import { createHash } from 'node:crypto'
import type { Instant } from '@linli/contract/instants.ts'
import type { Context } from '../context.ts'
import { localDay } from '../time/local-time.ts'

/** Crockford's base 32: no I, L, O, U. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A number for a payment or a refund: 32 characters of 0-9 and A-Z, which every channel takes. Six say the day
 * (in China), two the kiosk, twenty are random, four are a check against mistyping.
 */
export function tradeNumber(
  { random }: Pick<Context, 'random'>,
  now: Instant,
  kioskId: string | null,
): string {
  const day = localDay(now, 'Asia/Shanghai').replaceAll('-', '').slice(2)
  const start =
    day +
    base32(
      createHash('sha256')
        .update(kioskId ?? 'desk')
        .digest(),
      2,
    ) +
    base32(random(20), 20)
  return start + checkOf(start)
}

/** Whether these characters can be one of our numbers. */
export function isTradeNumber(text: string): boolean {
  return /^\d{6}[0-9A-HJKMNP-TV-Z]{26}$/.test(text) && checkOf(text.slice(0, 28)) === text.slice(28)
}

function checkOf(start: string): string {
  return base32(createHash('sha256').update(`linli ${start}`).digest(), 4)
}

/** One digit a byte: 256 is a multiple of 32, so every digit is as likely. */
function base32(bytes: Uint8Array, length: number): string {
  return [...bytes.subarray(0, length)].map((byte) => DIGITS[byte % 32]).join('')
}
