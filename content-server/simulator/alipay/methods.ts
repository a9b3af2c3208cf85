import type { Method } from './method.ts'
import { billMethods } from './bills.ts'
import { payMethods } from './pay.ts'
import { settleMethods } from './settle.ts'
import { refundMethods } from './refunds.ts'
import { tradeMethods } from './trades.ts'

/** Every method of Alipay's that is simulated, by its name on the wire. */
export const METHODS: Record<string, Method | undefined> = {
  ...tradeMethods,
  ...refundMethods,
  ...payMethods,
  ...settleMethods,
  ...billMethods,
}
