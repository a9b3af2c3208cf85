import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const CONFIGURATION = [
  'eslint.config.js',
  '.dependency-cruiser.cjs',
  'tsconfig.json',
  'package.json',
  ...[
    'playlists',
    'content-server',
    'content-server/contract',
    'content-server/console',
    'signage',
    'signage/agent',
    'kiosk',
    'kiosk/shell',
  ].map((folder) => `${folder}/tsconfig.json`),
]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-rules-'))
  for (const path of CONFIGURATION) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(ROOT, path), join(folder, path))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function plant(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
function run(bin: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', bin), ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}
const arrows = () =>
  run('dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    'playlists',
    'content-server',
    'signage',
    'kiosk',
  ])
const compile = (path: string) => run('typescript/bin/tsc', ['--noEmit', '-p', path])

const other = 'export const other = 1\n'
const importing = (path: string) => `import { other } from '${path}'\nexport const mine = other\n`

describe('an arrow that points the wrong way is refused', () => {
  const planted: [rule: string, files: Record<string, string>][] = [
    [
      'playlists-imports-nothing-of-ours',
      {
        'playlists/a.ts': importing('../content-server/contract/b.ts'),
        'content-server/contract/b.ts': other,
      },
    ],
    [
      'contract-imports-only-playlists',
      { 'content-server/contract/c.ts': importing('../src/d.ts'), 'content-server/src/d.ts': other },
    ],
    [
      'no-node-in-contract',
      { 'content-server/contract/e.ts': "import { join } from 'node:path'\nexport const mine = join('a')\n" },
    ],
    ['clients-stay-out-of-the-server', { 'content-server/console/src/f.ts': importing('../../src/d.ts') }],
    [
      'server-knows-no-client',
      { 'content-server/src/g.ts': importing('../../signage/h.ts'), 'signage/h.ts': other },
    ],
    ['signage-knows-no-kiosk', { 'signage/agent/i.ts': importing('../../kiosk/j.ts'), 'kiosk/j.ts': other }],
    [
      'player-page-is-not-the-agent',
      { 'signage/src/k.ts': importing('../agent/l.ts'), 'signage/agent/l.ts': other },
    ],
    ['pages-know-no-shell', { 'kiosk/src/m.ts': importing('../shell/n.ts'), 'kiosk/shell/n.ts': other }],
    [
      'only-stores-speak-sql',
      { 'content-server/src/bills/o.ts': "import { sql } from 'kysely'\nexport const mine = sql\n" },
    ],
    [
      'no-circles',
      {
        'kiosk/src/p.ts': importing('./q.ts'),
        'kiosk/src/q.ts': "import { mine } from './p.ts'\nexport const other = () => mine\n",
      },
    ],
  ]
  it('each by the name of its rule and the file that broke it', () => {
    for (const [, files] of planted) plant(files)
    const { status, output } = arrows()
    for (const [rule, files] of planted)
      expect(output).toMatch(new RegExp(`${rule}: ${Object.keys(files)[0]}`))
    expect(status).not.toBe(0)
  })

  it('and the right way is not', () => {
    plant({
      'content-server/contract/a.ts': importing('../../playlists/b.ts'),
      'playlists/b.ts': other,
      'signage/agent/c.ts': other,
      'kiosk/shell/d.ts': other,
    })
    expect(arrows().status).toBe(0)
  })
})

describe('what must not be written is refused', () => {
  const planted: [rule: string, path: string, text: string][] = [
    [
      'no-restricted-imports',
      'kiosk/shell/a.ts',
      "import { app } from 'electron'\nexport const mine = app\n",
    ],
    [
      'no-restricted-imports',
      'content-server/src/bills/b.ts',
      "import { sql } from 'kysely'\nexport const mine = sql\n",
    ],
    ['no-restricted-properties', 'content-server/src/c.ts', 'export const now = () => Date.now()\n'],
    ['no-restricted-properties', 'signage/agent/d.ts', "export const port = process.env['PORT']\n"],
    ['no-restricted-syntax', 'content-server/src/e.ts', 'export const now = () => new Date()\n'],
    [
      'no-restricted-syntax',
      'content-server/src/bills/a.ts',
      'export const a = (yuan: string) => Number(yuan)\n',
    ],
    [
      'no-floating-promises',
      'content-server/src/f.ts',
      'export function go(): void {\n  Promise.resolve(1)\n}\n',
    ],
    ['no-explicit-any', 'content-server/src/g.ts', 'export const mine = (x: any) => String(x)\n'],
    [
      'max-lines',
      'content-server/src/h.ts',
      `${Array.from({ length: 301 }, (_, i) => `export const a${i} = ${i}`).join('\n')}\n`,
    ],
    [
      'vue/no-v-html',
      'kiosk/src/A.vue',
      '<script setup lang="ts">\ndefineProps<{ text: string }>()\n</script>\n\n<template>\n  <p v-html="text" />\n</template>\n',
    ],
  ]
  it('each by the name of its rule, in its file', () => {
    for (const [, path, text] of planted) plant({ [path]: text })
    const { status, output } = run('eslint/bin/eslint.js', ['--format', 'json', '.'])
    const found = (JSON.parse(output) as { filePath: string; messages: { ruleId: string }[] }[]).map(
      ({ filePath, messages }) => [filePath, messages.map((message) => message.ruleId).join(' ')] as const,
    )
    for (const [rule, path] of planted)
      expect(found.find(([file]) => file.endsWith(path))?.[1], path).toContain(rule)
    expect(status).not.toBe(0)
  })
})

describe('code that uses what its place must not know does not compile', () => {
  it.each([
    ['playlists', 'playlists/a.ts', 'export const a = setTimeout'],
    ['playlists', 'playlists/a.ts', 'export const a = document.title'],
    ['content-server/contract', 'content-server/contract/a.ts', 'export const a = process.pid'],
    ['content-server', 'content-server/src/a.ts', 'export const a = window.name'],
    ['kiosk', 'kiosk/src/a.ts', 'export const a = process.pid'],
  ])('%s: %s', (project, path, text) => {
    plant({ [path]: `${text}\n` })
    const { status, output } = compile(project)
    expect(output).toMatch(/TS2304|TS2552|TS2580|TS2584|TS2591/)
    expect(status).not.toBe(0)
  })
})
