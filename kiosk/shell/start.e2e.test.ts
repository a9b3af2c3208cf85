import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lineCutter } from './child.ts'
import { removeSoon } from './remove-soon.ts'

const root = join(import.meta.dirname, '../..')
const script = join(root, 'kiosk/dist/shell/start.js')
const built = ['kiosk/dist/shell/start.js', 'kiosk/dist/page/index.html', 'signage/dist/agent.js'].every(
  (path) => existsSync(join(root, path)),
)

let dir: string
let device: ChildProcess
let urls: string[]
let said: string[]

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linli-device-'))
  urls = []
  said = []
})
afterEach(async () => {
  if (device.exitCode === null && device.signalCode === null) {
    const ended = new Promise((resolve) => device.once('exit', resolve))
    device.kill('SIGTERM')
    await ended
  }
  await removeSoon(dir)
})

function start(...more: string[]): void {
  // Nothing listens at this server: a device starts without one.
  const args = ['--role', 'kiosk', '--server', 'http://127.0.0.1:9', '--dir', dir, ...more]
  device = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const onLine = (line: string) => urls.push((JSON.parse(line) as { ready: { url: string } }).ready.url)
  device.stdout?.setEncoding('utf8').on('data', lineCutter(onLine))
  device.stderr?.setEncoding('utf8').on(
    'data',
    lineCutter((line) => said.push(line)),
  )
}

/** Opens a page as a browser does: the pass in the address becomes a cookie. */
async function pageAt(address: URL): Promise<string> {
  const entry = await fetch(address, { redirect: 'manual' })
  const cookie = entry.headers
    .getSetCookie()
    .map((given) => given.split(';')[0])
    .join('; ')
  return (await fetch(address.origin, { headers: { cookie } })).text()
}

/** The processes that belong to this device, by its folder. */
function processes(mark: string): number[] {
  return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(dir) && line.includes(mark) && !line.includes('--type='))
    .map((line) => Number(line.trim().split(' ')[0]))
}

describe.runIf(built)('a device', () => {
  it('runs its agent, which comes back at the same port when it is killed, and ends as a whole', async () => {
    start('--shell', 'none', '--inches', '27')
    await expect.poll(() => urls.length, { timeout: 10_000 }).toBe(1)
    const first = new URL(urls[0] ?? '')
    expect(first.hash).toBe('#inches=27')
    expect(await pageAt(first)).toContain('id="kiosk"')
    for (const id of processes('agent.js')) process.kill(id, 'SIGKILL')
    await expect.poll(() => urls.length, { timeout: 10_000 }).toBe(2)
    const second = new URL(urls[1] ?? '')
    expect(second.port).toBe(first.port)
    expect(await pageAt(second)).toContain('id="kiosk"')
    device.kill('SIGTERM')
    await expect.poll(() => processes('--dir'), { timeout: 10_000 }).toEqual([])
  }, 40_000)

  it('shows its page in Chromium, and again after the agent has started anew', async () => {
    start('--shell', 'chromium', '--headless')
    await expect.poll(() => urls.length, { timeout: 10_000 }).toBe(1)
    await expect.poll(() => processes('--app=').length, { timeout: 10_000 }).toBe(1)
    const { origin } = new URL(urls[0] ?? '')
    for (const id of processes('agent.js')) process.kill(id, 'SIGKILL')
    await expect.poll(() => urls.length, { timeout: 10_000 }).toBe(2)
    expect(new URL(urls[1] ?? '').origin).toBe(origin)
    device.kill('SIGTERM')
    await expect.poll(() => processes(''), { timeout: 15_000 }).toEqual([])
    expect(said.filter((line) => line.includes('could not be shown'))).toEqual([])
  }, 40_000)

  it('says in a sentence what is missing', async () => {
    start('--shell', 'electron')
    const code = await new Promise((resolve) => device.once('exit', resolve))
    expect([code, said.join(' ')]).toEqual([1, expect.stringContaining("Electron's binary is not here")])
  })
})
