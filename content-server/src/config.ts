import { z } from 'zod'
import { fenOf } from './payments/gateways/yuan.ts'
import { channelSettings, type ChannelSettings } from './payments/gateways/channel-settings.ts'

const Port = z.coerce.number().int().min(0).max(65_535)
const OnOff = z.enum(['0', '1']).transform((value) => value === '1')

const Text = z.string().trim().min(1).optional()
/** Signed requests and money go there: over TLS, unless it is the simulator on this machine. */
const ChannelUrl = z
  .string()
  .regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$))/, 'starts with https://')
  .transform((url) => url.replace(/\/+$/, ''))
  .optional()

const Yuan = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/, 'an amount of yuan, like 200.00')

/** The environment, by name, with what each is for; `.env.example` lists the same. */
const Environment = z.object({
  LINLI_HOST: z.string().min(1).default('127.0.0.1'),
  LINLI_PORT: Port.default(8080),
  LINLI_DATA: z.string().min(1).default('./data'),
  LINLI_PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|sqlite:)/, 'starts with postgres:// or sqlite:')
    .optional(),
  LINLI_DEMO: OnOff.default(false),
  LINLI_TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  LINLI_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LINLI_METRICS_TOKEN: z.string().min(16).optional(),
  LINLI_REFUND_TWO_PEOPLE: Yuan.default('200.00'),
  LINLI_COMMISSION_PERMILLE: z.coerce.number().int().min(0).max(999).default(50),
  LINLI_CODE_PAY: OnOff.default(false),
  LINLI_WECHAT_MCHID: Text,
  LINLI_WECHAT_APPID: Text,
  LINLI_WECHAT_SERIAL: Text,
  LINLI_WECHAT_KEY: Text,
  LINLI_WECHAT_KEY_FILE: Text,
  LINLI_WECHAT_API_V3_KEY: Text,
  LINLI_WECHAT_API_V3_KEY_FILE: Text,
  LINLI_WECHAT_PUBLIC_KEY_ID: Text,
  LINLI_WECHAT_PUBLIC_KEY: Text,
  LINLI_WECHAT_PUBLIC_KEY_FILE: Text,
  LINLI_WECHAT_CERTIFICATE: Text,
  LINLI_WECHAT_CERTIFICATE_FILE: Text,
  LINLI_WECHAT_URL: ChannelUrl,
  LINLI_WECHAT_BACKUP_URL: ChannelUrl,
  LINLI_ALIPAY_APP_ID: Text,
  LINLI_ALIPAY_SELLER_ID: Text,
  LINLI_ALIPAY_KEY: Text,
  LINLI_ALIPAY_KEY_FILE: Text,
  LINLI_ALIPAY_PUBLIC_KEY: Text,
  LINLI_ALIPAY_PUBLIC_KEY_FILE: Text,
  LINLI_ALIPAY_URL: ChannelUrl,
})

export type Config = {
  host: string
  port: number
  dataDirectory: string
  /** How browsers reach the server; cookies are `Secure` when it is https. */
  publicUrl: string
  databaseUrl: string
  demo: boolean
  /** How many proxies in front may be believed about the caller's address. */
  trustProxy: number
  logLevel: z.infer<typeof Environment>['LINLI_LOG']
  production: boolean
  /** When set, /metrics wants it as a bearer token; without it only loopback may read them. */
  metricsToken: string | null
  /** Above this sum, giving money back by hand takes two people. */
  refundTwoPeopleMinor: number
  /** The platform's part of an order, in thousandths. */
  commissionPermille: number
  /** The payment channels; their secrets are read when they are opened. */
  channels: ChannelSettings
}

/** Reads the configuration. Throws an Error with one sentence for each bad value. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const sentences = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`)
    throw new Error(`The configuration is not right. ${sentences.join(' ')}`)
  }
  const env = read.data
  return {
    host: env.LINLI_HOST,
    port: env.LINLI_PORT,
    dataDirectory: env.LINLI_DATA,
    publicUrl: env.LINLI_PUBLIC_URL ?? `http://${env.LINLI_HOST}:${env.LINLI_PORT}`,
    databaseUrl: env.DATABASE_URL ?? `sqlite:${env.LINLI_DATA}/linli.db`,
    demo: env.LINLI_DEMO,
    trustProxy: env.LINLI_TRUST_PROXY,
    logLevel: env.LINLI_LOG,
    production: env.NODE_ENV === 'production',
    metricsToken: env.LINLI_METRICS_TOKEN ?? null,
    refundTwoPeopleMinor: fenOf(env.LINLI_REFUND_TWO_PEOPLE) ?? 0,
    commissionPermille: env.LINLI_COMMISSION_PERMILLE,
    channels: channelSettings(env, env.LINLI_CODE_PAY),
  }
}
