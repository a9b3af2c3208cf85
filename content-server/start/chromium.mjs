import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { giveUp } from './install.mjs'
import { at, ROOT } from './places.mjs'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium for the browser tests: the one named, the system's, Playwright's own, or Debian's package when root. */
export async function findChromium() {
  const named = process.env.LINLI_CHROMIUM
  if (named && existsSync(named)) return named
  const system = USUAL.find((path) => existsSync(path))
  if (system) return system
  const { chromium } = await import('playwright')
  const own = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined)
  if (own()) return own()
  console.log('正在下载 Chromium · Downloading Chromium…')
  run(process.execPath, [at('node_modules/playwright/cli.js'), 'install', 'chromium', '--only-shell'])
  if (own()) return own()
  if (
    process.getuid?.() === 0 &&
    run('apt-get', ['update', '-q']) &&
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  ) {
    return '/usr/bin/chromium'
  }
  giveUp(
    '没有 Chromium：请安装系统的 chromium，或用 LINLI_CHROMIUM 指明路径。 There is no Chromium: install your system’s chromium, or name one by LINLI_CHROMIUM.',
  )
}

function run(command, args) {
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', timeout: 300_000 }).status === 0
}
