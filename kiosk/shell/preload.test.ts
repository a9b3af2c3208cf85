import { buildSync } from 'esbuild'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { BUSY_CHANNEL, factsArgument } from './host-facts.ts'

const built = buildSync({
  entryPoints: [join(import.meta.dirname, 'preload.cts')],
  ...{ bundle: true, write: false, format: 'cjs', platform: 'node', external: ['electron'] },
}).outputFiles[0]?.text

/** Runs the built preload script as the sandbox would: with a `require` that knows a part of electron. */
function load(argv: string[]) {
  const exposed: Record<string, Record<string, unknown>> = {}
  const sent: unknown[][] = []
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, unknown>) => (exposed[name] = api),
    },
    ipcRenderer: { send: (...given: unknown[]) => sent.push(given) },
  }
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`the sandbox has no ${name}`)
    return electron
  }
  runInNewContext(built ?? '', {
    require,
    process: { argv },
    module: { exports: {} },
    exports: {},
    decodeURIComponent,
  })
  return { exposed, sent }
}

describe('what the shell shows to the page', () => {
  const facts = { shell: 'electron', version: '0.1.0' } as const

  it('is exactly one object with the facts and one verb', () => {
    const { exposed } = load(['electron', factsArgument(facts)])
    expect(Object.keys(exposed)).toEqual(['linliHost'])
    expect(Object.keys(exposed['linliHost'] ?? {}).sort()).toEqual(['facts', 'setBusy'])
    expect(JSON.parse(JSON.stringify(exposed['linliHost']?.['facts']))).toEqual(facts)
    expect(exposed['linliHost']?.['setBusy']).toHaveLength(1)
  })

  it('sends nothing but yes or no, on one channel', () => {
    const { exposed, sent } = load([])
    const setBusy = exposed['linliHost']?.['setBusy'] as (busy: unknown) => void
    for (const said of [true, false, 'true', { toString: () => 'true' }, undefined]) setBusy(said)
    expect(sent).toEqual([true, false, false, false, false].map((busy) => [BUSY_CHANNEL, busy]))
  })

  it('comes without facts too', () => {
    expect(load([]).exposed['linliHost']?.['facts']).toMatchObject({ shell: 'electron' })
  })
})
