import { Ajv } from 'ajv'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Config = {
  files: string[]
  asar: unknown
  publish: unknown
  electronVersion: string
  electronFuses: Record<string, boolean>
  nsis: Record<string, unknown>
  directories: { output: string }
} & Record<string, unknown>

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const require = createRequire(join(root, 'package.json'))
// electron-builder's own reader of YAML and its own schema judge the file.
const builder = require.resolve('app-builder-lib/package.json')
const { load } = createRequire(builder)('js-yaml') as { load: (text: string) => unknown }
const schema = JSON.parse(readFileSync(join(builder, '../scheme.json'), 'utf8')) as object
const config = load(read('electron-builder.yml')) as Config

describe('electron-builder.yml', () => {
  it("fits electron-builder's own schema, and a wrong word in it would not", () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema)
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...config, electronFuses: { runAsNodes: true } })).toBe(false)
    expect(validate({ ...config, assar: true })).toBe(false)
  })

  it('sets all eight fuses, each on its safe side', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('packs into an archive that is checked, publishes nowhere and opens no protocol', () => {
    expect(config.asar).toBe(true)
    expect(config['disableAsarIntegrity']).toBeUndefined()
    expect(config.publish).toBeNull()
    expect(config['protocols']).toBeUndefined()
    expect(config['fileAssociations']).toBeUndefined()
    expect(config.nsis).toMatchObject({ oneClick: true, perMachine: false, runAfterFinish: false })
  })

  it('takes the Electron that the types come from', () => {
    const kiosk = JSON.parse(read('kiosk/package.json')) as { devDependencies: Record<string, string> }
    expect(config.electronVersion).toBe(kiosk.devDependencies['electron'])
  })

  it('packs what the build makes, the main script among it, and no source', () => {
    const build = read('content-server/start/build.mjs')
    const wanted = config.files.filter((pattern) => !pattern.startsWith('!') && pattern !== 'package.json')
    for (const pattern of wanted) expect(build).toContain(pattern.replace(/\/\*\*\/\*$/, ''))
    const { main } = JSON.parse(read('package.json')) as { main: string }
    expect(wanted).toContain(main)
    expect(wanted.filter((pattern) => /src|node_modules|\.ts/.test(pattern))).toEqual([])
    expect(config.files).toContain('!**/node_modules/**')
    expect(read('.gitignore')).toContain(config.directories.output)
  })
})
