import type { z } from 'zod'
import type { AlipayMerchant } from '../keys.ts'
import { refresh } from '../life.ts'
import type { Trade } from '../trade.ts'
import type { World } from '../world.ts'
import { refuse } from './refusal.ts'

/** One authenticated request. */
export type Call = {
  merchant: AlipayMerchant
  /** The common parameters. */
  common: Record<string, string>
  biz: unknown
}

/** One of Alipay's methods: its short name, and what it answers besides code and msg. */
export type Method = {
  name: string
  /** Its answer's fields; `code` and `msg` among them replace 10000 and Success. */
  run(world: World, call: Call): Record<string, unknown>
}

/** biz_content as that schema has it. */
export function read<T>(schema: z.ZodType<T>, biz: unknown): T {
  const result = schema.safeParse(biz)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw refuse('ACQ.INVALID_PARAMETER', `参数无效：${(issue?.path ?? []).map(String).join('.')}`)
}

export type Named = { out_trade_no?: string | undefined; trade_no?: string | undefined }

/** The trade meant; its own number counts before the merchant's. One that nobody has scanned does not exist. */
export function tradeOf(world: World, call: Call, named: Named): Trade | null {
  const trade = presentedOf(world, call, named)
  return trade && trade.tradeNo !== null ? trade : null
}

/** The same, even when nobody has scanned it. */
export function presentedOf(world: World, call: Call, named: Named): Trade | null {
  const { appId } = call.merchant
  if (!named.out_trade_no && !named.trade_no)
    throw refuse('ACQ.INVALID_PARAMETER', 'out_trade_no与trade_no必填其一')
  const trade = named.trade_no
    ? world.trades.byNumber('alipay', appId, named.trade_no)
    : world.trades.byOutNumber('alipay', appId, named.out_trade_no ?? '')
  return trade ? refresh(world, trade) : null
}
