import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import sharp from 'sharp'
import { pairAt, startAgent } from '../crash/agent-rig.ts'
import { asOperator, ended, ROOT, startServer } from '../crash/rig.ts'

/** Takes the README's pictures from the running demo: `npm run screenshots`. */
const INTO = join(ROOT, 'content-server/demo/screenshots')
const FULL = { width: 1920, height: 1080 }
const WIDTH = 1280

const data = mkdtempSync(join(tmpdir(), 'linli-screenshots-'))
const server = await startServer(data)
const lobby = await startAgent(server.url, join(data, 'lobby'))
await pairAt(await asOperator(server.url, data), lobby, 'screen-lobby-1')
const browser = await chromium.launch({
  executablePath: process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--headless=new',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
  ],
})
mkdirSync(INTO, { recursive: true })

const screen = await browser.newPage({ viewport: FULL })
await screen.goto(lobby.pageUrl)
// A notice with a picture shows best what a notice is.
await screen.locator('.layer.front').getByText('年糕').first().waitFor({ timeout: 300_000 })
await screen.waitForTimeout(500)
await keep(screen, 'screen')

const desk = await browser.newPage({ viewport: FULL })
await desk.goto(server.url)
const { accounts } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as {
  accounts: { login: string; password: string }[]
}
await desk.fill('#login', accounts[0]?.login ?? '')
await desk.fill('#password', accounts[0]?.password ?? '')
await desk.click('button[type=submit]')
await desk.waitForSelector('[data-test=write]')
await desk.goto(`${server.url}/screens/screen-lobby-1`)
await desk.locator('[data-test=turn]').first().waitFor()
await desk.waitForTimeout(1_500)
await keep(desk, 'console')

await browser.close()
await ended(lobby.child, 'SIGTERM')
await server.stop()
rmSync(data, { recursive: true, force: true })

async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot())
    .resize(WIDTH)
    .webp({ quality: 80 })
    .toFile(join(INTO, `${name}.webp`))
}
