import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { environmentSnippet, keysAt } from './key-files.ts'
import { startSimulator } from './start-simulator.ts'

const place = mkdtempSync(join(tmpdir(), 'linli-simulator-'))
const directory = join(place, 'keys')
afterAll(() => rmSync(place, { recursive: true }))

it('keeps its keys for nobody else to read, and is the same bank after a restart', async () => {
  const keys = await keysAt(directory, randomBytes)
  expect(await keysAt(directory, randomBytes)).toEqual(keys)
  for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600)
  expect(statSync(directory).mode & 0o777).toBe(0o700)
})

it('tells a server where the keys are, and never what they are', async () => {
  const keys = await keysAt(directory, randomBytes)
  const snippet = environmentSnippet(directory, keys, 'http://127.0.0.1:9180')
  expect(snippet).not.toMatch(/PRIVATE KEY/)
  expect(snippet).not.toContain(keys.wechat.merchants[0]!.apiV3Key)
  const pairs = Object.fromEntries(snippet.split('\n').map((line) => line.split('=', 2) as [string, string]))
  expect(readFileSync(pairs['LINLI_WECHAT_KEY_FILE']!, 'utf8')).toContain('PRIVATE KEY')
  expect(readFileSync(pairs['LINLI_WECHAT_API_V3_KEY_FILE']!, 'utf8')).toHaveLength(32)
  expect(readFileSync(pairs['LINLI_ALIPAY_PUBLIC_KEY_FILE']!, 'utf8')).toBe(keys.alipay.platform.publicPem)
})

it('keeps a key that was changed while it ran', async () => {
  const first = await startSimulator({ clock: Date.now, directory })
  const { id } = await first.controls.keyRotation({ channel: 'wechat' })
  await first.stop()
  const second = await startSimulator({ clock: Date.now, directory })
  expect(second.keys.wechat.publicKeyId).toBe(id)
  expect(Object.keys(second.keys.wechat.platform)).toHaveLength(2)
  await second.stop()
})
