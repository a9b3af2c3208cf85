import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install } from './install.mjs'
import { at, ROOT } from './places.mjs'

const LIBRARIES = ['playlists', 'content-server/contract']

/** What is built: from which folders, and how. Built again only when one of the files has changed. */
const TARGETS = [
  {
    name: 'playlists',
    from: ['playlists'],
    out: 'playlists/dist',
    build: () => bundle('playlists/cli/main.ts', 'playlists/dist/cli.js', packagesOutside),
  },
  {
    name: 'content-server',
    from: [...LIBRARIES, 'content-server/src', 'content-server/demo', 'content-server/package.json'],
    out: 'content-server/dist',
    build: () => bundle('content-server/src/main.ts', 'content-server/dist/main.js', packagesOutside),
  },
  {
    name: 'console',
    from: [...LIBRARIES, 'content-server/console'],
    out: 'content-server/console/dist',
    build: () => pages('content-server/console'),
  },
  {
    name: 'screen',
    from: [...LIBRARIES, 'signage'],
    out: 'signage/dist/page',
    build: () => pages('signage'),
  },
  {
    name: 'agent',
    from: [...LIBRARIES, 'signage'],
    out: 'signage/dist',
    build: () => bundle('signage/agent/main.ts', 'signage/dist/agent.js', selfContained),
  },
  {
    name: 'kiosk',
    from: [...LIBRARIES, 'signage', 'kiosk'],
    out: 'kiosk/dist/page',
    build: () => pages('kiosk'),
  },
  {
    name: 'shell',
    from: [...LIBRARIES, 'signage/loopback.ts', 'kiosk'],
    out: 'kiosk/dist/shell',
    build: async () => {
      await bundle('kiosk/shell/start.ts', 'kiosk/dist/shell/start.js', selfContained)
      await bundle('kiosk/shell/main.ts', 'kiosk/dist/shell/main.cjs', { ...forElectron })
      await bundle('kiosk/shell/preload.cts', 'kiosk/dist/shell/preload.cjs', { ...forElectron })
    },
  },
]

/** Bundled modules that came as CommonJS ask for `require`. */
const requireForEsm =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);"
const packagesOutside = { format: 'esm', packages: 'external' }
const selfContained = { format: 'esm', banner: { js: requireForEsm } }
const forElectron = { format: 'cjs', external: ['electron'] }

/** Builds whatever has changed since it was last built. */
export async function build() {
  let bundled = false
  for (const target of TARGETS) {
    const mark = at(target.out, `.built-${target.name}`)
    const wanted = fingerprint(target.from)
    if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) continue
    const since = performance.now()
    await target.build()
    bundled = true
    mkdirSync(dirname(mark), { recursive: true })
    writeFileSync(mark, wanted)
    console.log(`已构建 · built ${target.name} (${Math.round(performance.now() - since)} ms)`)
  }
  // Its helper process would live as long as this one.
  if (bundled) await (await import('esbuild')).stop()
}

async function bundle(from, to, options) {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    // Our own packages are bundled whatever becomes of the others.
    alias: {
      '@linli/playlists': at('playlists/index.ts'),
      '@linli/contract': at('content-server/contract'),
      '@linli/signage': at('signage'),
    },
    ...options,
  })
}

async function pages(folder) {
  const vite = await import('vite')
  await vite.build({
    root: at(folder),
    configFile: at(folder, 'vite.config.ts'),
    logLevel: 'warn',
    mode: 'production',
  })
}

function fingerprint(folders) {
  const hash = createHash('sha256').update(readFileSync(at('package-lock.json')))
  for (const path of folders.flatMap((folder) => filesIn(at(folder))).sort())
    hash.update(relative(ROOT, path)).update(readFileSync(path))
  return hash.digest('hex')
}

const PASSED_OVER = new Set(['dist', 'node_modules', 'draw', 'test', 'bench', 'sql'])

/** Every file below a folder (or the file itself) that can change what is built. */
function filesIn(path) {
  if (!statSync(path).isDirectory()) return path.endsWith('.test.ts') ? [] : [path]
  return readdirSync(path)
    .filter((name) => !PASSED_OVER.has(name))
    .flatMap((name) => filesIn(join(path, name)))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  install()
  await build()
}
