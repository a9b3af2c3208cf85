import { readFileSync } from 'node:fs'
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

it('.env.example names every variable, and no other', () => {
  const names = (text: string) =>
    [...new Set(text.match(/\b(LINLI_[A-Z_]+|DATABASE_URL|NODE_ENV)(?==|: )/g))].sort()
  const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8')
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  expect(names(example)).toEqual(names(source))
})
