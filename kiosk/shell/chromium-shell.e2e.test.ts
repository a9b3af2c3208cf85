import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumShell } from './chromium-shell.ts'
import type { Shell } from './shell-port.ts'
import { removeSoon } from './remove-soon.ts'
import { systemClock } from './system-clock.ts'

let server: Server
let url: string
let shell: Shell | undefined
let profile: string
let loads = 0
let strays = 0
let body = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/') loads += 1
    if (request.url === '/stray') strays += 1
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<body style="background:#0e5a4e"><p>${'邻里屏'.repeat(40)}</p>${body}</body>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`
})
afterAll(() => server.close())
afterEach(async () => {
  await shell?.quit()
  await removeSoon(profile)
})

async function open(): Promise<Shell> {
  ;[loads, strays] = [0, 0]
  profile = mkdtempSync(join(tmpdir(), 'linli-shell-'))
  shell = chromiumShell(
    {
      binary: process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium',
      ...{ profile, headless: true, root: process.getuid?.() === 0 },
      display: { platform: 'win32', wayland: false, x11: false },
    },
    { clock: systemClock(), log: () => undefined },
  )
  await shell.open(url)
  return shell
}

/** The browser's own process, told from its children and from other browsers by its profile. */
function browserIds(): number[] {
  return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter(
      (line) =>
        line.includes(`--user-data-dir=${profile}`) && line.includes('--app=') && !line.includes('--type='),
    )
    .map((line) => Number(line.trim().split(' ')[0]))
}

describe("the system's Chromium as a shell", () => {
  it('shows the page, is photographed, reloaded and ended', async () => {
    body = ''
    const opened = await open()
    await expect.poll(() => loads).toBe(1)
    const picture = Buffer.from(await opened.capture())
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.readUInt32BE(16)).toBe(1080)
    await opened.reload()
    await expect.poll(() => loads).toBe(2)
    await opened.quit()
    expect(browserIds()).toEqual([])
  }, 30_000)

  it('comes back by itself when the browser is killed', async () => {
    body = ''
    const opened = await open()
    await expect.poll(() => loads).toBe(1)
    for (const id of browserIds()) process.kill(id, 'SIGKILL')
    await expect.poll(() => loads, { timeout: 10_000 }).toBe(2)
    await expect
      .poll(
        () =>
          opened
            .capture()
            .then((bytes) => bytes.length)
            .catch(() => 0),
        { timeout: 5_000 },
      )
      .toBeGreaterThan(0)
  }, 30_000)

  it('brings a page that strays back, and closes what it opens', async () => {
    const elsewhere = url.replace('127.0.0.1', 'localhost')
    body = `<script>
      if (!sessionStorage.getItem('been')) {
        sessionStorage.setItem('been', '1')
        window.open('${elsewhere}stray')
        location.href = '${elsewhere}stray'
      }
    </script>`
    await open()
    await expect.poll(() => loads, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
    expect(strays).toBeGreaterThanOrEqual(1)
  }, 30_000)
})
