import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { at, ROOT } from './places.mjs'

/**
 * The compilations: pure code without Node or DOM types, pages with the DOM, the server and the agent with Node,
 * and the shell. A file that uses what its place must not know does not compile.
 */
export const COMPILATIONS = [
  ['pure', 'tsc', 'playlists'],
  ['pure', 'tsc', 'content-server/contract'],
  ['tests of pure code', 'tsc', '.'],
  ['node', 'tsc', 'playlists/cli'],
  ['node', 'tsc', 'playlists/bench'],
  ['node', 'tsc', 'content-server'],
  ['node', 'tsc', 'content-server/simulator'],
  ['node', 'tsc', 'signage/agent'],
  ['dom', 'vue-tsc', 'content-server/console'],
  ['dom', 'vue-tsc', 'signage'],
  ['dom', 'vue-tsc', 'kiosk'],
  ['drawings', 'tsc', 'content-server/demo/draw'],
  ['shell', 'tsc', 'kiosk/shell'],
  ['dom', 'tsc', 'content-server/simulator/wallet/page'],
  ['tests of pages', 'vue-tsc', 'content-server/console/test'],
  ['tests of pages', 'vue-tsc', 'kiosk/e2e'],
]

/** Compiles everything once; says whether all of it fits. */
export function checkTypes() {
  return COMPILATIONS.map(([kind, compiler, folder]) => {
    const bin = compiler === 'tsc' ? 'typescript/bin/tsc' : 'vue-tsc/bin/vue-tsc.js'
    const { status } = spawnSync(process.execPath, [at('node_modules', bin), '--noEmit', '-p', at(folder)], {
      cwd: ROOT,
      stdio: 'inherit',
    })
    if (status !== 0) console.error(`types (${kind}): ${folder} does not compile`)
    return status === 0
  }).every(Boolean)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exit(checkTypes() ? 0 : 1)
