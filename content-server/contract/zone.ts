import { z } from 'zod'

/** A time zone by its IANA name: `Asia/Shanghai`. One that does not exist would break every clock of its community. */
export const Zone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]/, 'a time zone reads Asia/Shanghai')
  .refine(isZone, 'no such time zone')
export type Zone = z.infer<typeof Zone>

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
