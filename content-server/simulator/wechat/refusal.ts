/** WeChat Pay's error codes as its pages spell them, with the status each comes with. */
const STATUS = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  APPID_MCHID_NOT_MATCH: 400,
  MCH_NOT_EXISTS: 400,
  ORDER_CLOSED: 400,
  ORDERPAID: 400,
  NO_STATEMENT_EXIST: 400,
  STATEMENT_CREATING: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  NOT_ENOUGH: 403,
  OUT_TRADE_NO_USED: 403,
  RULE_LIMIT: 403,
  TRADE_ERROR: 403,
  ACCOUNT_ERROR: 403,
  ORDER_NOT_EXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  FREQUENCY_LIMITED: 429,
  SYSTEM_ERROR: 500,
  USERPAYING: 202,
} as const

export type WechatCode = keyof typeof STATUS

/** The numbers at the end of Request-ID that WeChat Pay has published; others end with the system's own. */
const NUMBERS: Partial<Record<WechatCode, number>> = {
  PARAM_ERROR: 268435461,
  SIGN_ERROR: 268443699,
  APPID_MCHID_NOT_MATCH: 268445527,
  FREQUENCY_LIMITED: 268447840,
  NO_AUTH: 268447843,
  ORDER_CLOSED: 268447914,
  ORDERPAID: 268449538,
  OUT_TRADE_NO_USED: 268498688,
  ORDER_NOT_EXIST: 268512771,
  RESOURCE_NOT_EXISTS: 268512771,
}
const SYSTEM_NUMBER = 268435456

/** Thrown where WeChat Pay refuses; becomes its answer in one place. */
export class WechatRefusal extends Error {
  readonly code: WechatCode
  readonly status: number
  readonly number: number
  readonly detail: Record<string, unknown> | null

  constructor(code: WechatCode, message: string, detail: Record<string, unknown> | null = null) {
    super(message)
    this.code = code
    this.status = STATUS[code]
    this.number = NUMBERS[code] ?? SYSTEM_NUMBER
    this.detail = detail
  }
}

export const refuse = (code: WechatCode, message: string, detail?: Record<string, unknown>): WechatRefusal =>
  new WechatRefusal(code, message, detail ?? null)
