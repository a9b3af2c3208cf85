import type { z } from 'zod'
import type { WechatMerchant } from '../keys.ts'
import type { World } from '../world.ts'
import type { Answer } from './answering.ts'
import { refuse } from './refusal.ts'

/** One authenticated request. */
export type Call = {
  merchant: WechatMerchant
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
}

/** One of WeChat Pay's APIs: where it is, its short name, and what it does. */
export type Operation = {
  method: 'get' | 'post'
  path: string
  name: string
  run(world: World, call: Call): Answer
}

/** The body as that schema has it. Refuses with PARAM_ERROR and the field, as WeChat Pay does. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = `/${(issue?.path ?? []).map(String).join('/')}`
  throw refuse('PARAM_ERROR', `参数错误：输入源“${field}”不符合规则`, {
    location: 'body',
    field,
    issue: issue?.message ?? '',
  })
}

/** The merchant named must be the one that signed. */
export function demandOwn(call: Call, mchid: string | null | undefined): void {
  if (!mchid) throw refuse('PARAM_ERROR', '商户号不能为空')
  if (mchid !== call.merchant.mchid) throw refuse('NO_AUTH', '商户号与签名的商户号不一致')
}

export function demandAppid(call: Call, appid: string): void {
  if (appid !== call.merchant.appid) throw refuse('APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配')
}
