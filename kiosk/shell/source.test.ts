import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folders = [import.meta.dirname, join(import.meta.dirname, '../src')]
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|cts|vue)$/.test(name) && !/test\.ts$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
)

describe('the sources of the kiosk', () => {
  it('import electron at run time in one file, and require it in the preload script alone', () => {
    const imports = sources.filter(({ text }) => /^import (?!type)[^\n]*'electron'/m.test(text))
    expect(imports.map(({ name }) => name)).toEqual(['main.ts'])
    const requires = sources.filter(({ text }) => /require\('electron'\)/.test(text))
    expect(requires.map(({ name }) => name)).toEqual(['preload.cts'])
  })

  it('keep main.ts a thin joint', () => {
    const main = sources.find(
      ({ name }) => name === 'main.ts' && readdirSync(folders[0] ?? '').includes(name),
    )
    expect(main?.text.split('\n').length).toBeLessThan(150)
  })

  it.each([
    'openExternal',
    '<webview',
    'file://',
    'innerHTML',
    'v-html',
    'localStorage',
    'sessionStorage',
    'eval(',
  ])('never say %s', (word) => {
    const allowed = word === 'innerHTML' ? ['heartbeat.ts'] : []
    const found = sources.filter(({ name, text }) => text.includes(word) && !allowed.includes(name))
    expect(found.map(({ name }) => name)).toEqual([])
  })
})
