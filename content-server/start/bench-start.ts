import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser } from 'playwright'

/** Seconds from `npm start`, installed and built, to the first painted frame of a screen. `--json`, `--quick`. */
const ROOT = join(import.meta.dirname, '../..')
const TARGET_SECONDS = 5
const json = process.argv.includes('--json')
const runs = process.argv.includes('--quick') ? 1 : 5

const browser = await chromium.launch({
  executablePath: process.env.LINLI_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--headless=new',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ],
})
const fresh: number[] = []
const again: number[] = []
for (let run = 0; run < runs; run += 1) {
  const data = mkdtempSync(join(tmpdir(), 'linli-bench-start-'))
  fresh.push(await secondsToFirstFrame(browser, data))
  again.push(await secondsToFirstFrame(browser, data))
  rmSync(data, { recursive: true, force: true })
}
await browser.close()
report([
  ['start.again.median', median(again), 'a second start: data there, devices paired'],
  ['start.again.max', Math.max(...again), 'the slowest of them'],
  ['start.fresh.median', median(fresh), 'the very first start: the demo is seeded and three devices paired'],
  ['start.fresh.max', Math.max(...fresh), 'the slowest of them'],
])

/** From spawning `npm start` until the lobby screen's page has painted an item. */
async function secondsToFirstFrame(open: Browser, data: string): Promise<number> {
  const since = performance.now()
  const child = spawn('npm', ['start', '--', '--port', '0', '--data', data], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const url = await screenAddress(child.stdout)
  const page = await open.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(url)
  await page.waitForSelector('.layers.begun', { timeout: 60_000 })
  const seconds = (performance.now() - since) / 1000
  await page.close()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-(child.pid as number), 'SIGTERM')
  await gone
  return seconds
}

function screenAddress(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: output })
    lines.on('line', (line) => {
      const found = /landscape lobby screen\s+(http\S+)/.exec(line)
      if (found?.[1]) resolve(found[1])
    })
    lines.on('close', () => reject(new Error('npm start ended before it told the addresses')))
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

function report(rows: [name: string, seconds: number, what: string][]): void {
  const metrics = rows.map(([name, seconds, against]) => ({
    name,
    value: Math.round(seconds * 100) / 100,
    unit: 's',
    target: `< ${TARGET_SECONDS}`,
    holds: seconds < TARGET_SECONDS,
    against,
  }))
  if (json) return void process.stdout.write(`${JSON.stringify({ bench: 'start', runs, metrics })}\n`)
  for (const { name, value, target, holds, against } of metrics)
    console.log(`${name.padEnd(22)}${value.toFixed(2)} s  ${target} s  ${holds ? '✓' : '✗'}  ${against}`)
}
