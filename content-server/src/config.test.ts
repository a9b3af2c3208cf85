import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('everything has a default', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    databaseUrl: 'sqlite:./data/linli.db',
    demo: false,
    metricsToken: null,
  })
})

it('each bad value is refused in a sentence that names it', () => {
  const bad = {
    LINLI_PORT: '99999',
    DATABASE_URL: 'mysql://x',
    LINLI_DEMO: 'yes',
    LINLI_LOG: 'loud',
    LINLI_METRICS_TOKEN: 'short',
    LINLI_PUBLIC_URL: 'here',
  }
  for (const [name, value] of Object.entries(bad))
    expect(() => readConfig({ [name]: value }), name).toThrow(new RegExp(`${name}: .+\\.`))
  expect(() => readConfig({ LINLI_PORT: '-1', LINLI_DEMO: '2' })).toThrow(/LINLI_PORT.*LINLI_DEMO/)
})

it('an empty value is as good as none', () => {
  expect(readConfig({ LINLI_PORT: '', DATABASE_URL: '' }).port).toBe(8080)
})

it('a channel of which nothing is said is not there, and half of one is refused', () => {
  expect(readConfig({}).channels).toEqual({ codePay: false, wechat: null, alipay: null })
  expect(() => readConfig({ LINLI_ALIPAY_APP_ID: '2021000000000000' })).toThrow(/LINLI_ALIPAY_SELLER_ID/)
  expect(() => readConfig({ LINLI_WECHAT_URL: 'http://pay.example.org' })).toThrow(/https/)
})

it('a secret in the environment shows in no print of the configuration', () => {
  const { channels } = readConfig({
    LINLI_ALIPAY_APP_ID: '2021000000000000',
    LINLI_ALIPAY_SELLER_ID: '2088000000000000',
    LINLI_ALIPAY_KEY: 'the-very-secret',
    LINLI_ALIPAY_PUBLIC_KEY_FILE: 'alipay.pem',
  })
  expect(inspect(channels, { depth: 9 }) + JSON.stringify(channels)).not.toContain('the-very-secret')
})

it('.env.example names every variable, and no other', () => {
  const names = (text: string) =>
    [...new Set(text.match(/\b(LINLI_[A-Z0-9_]+|DATABASE_URL|NODE_ENV)(?==|: )/g))].sort()
  const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8')
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  expect(names(example)).toEqual(names(source))
})
