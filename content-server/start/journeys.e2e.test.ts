import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Call } from '@linli/contract/client.ts'
import { listOrders } from '@linli/contract/orders.ts'
import { listPlays } from '@linli/contract/plays.ts'
import { pairAt, startAgent, type Agent } from '../crash/agent-rig.ts'
import { asOperator, ended, pause, startServer, type Server } from '../crash/rig.ts'

/** The three journeys that have to work whatever else happens, on the built product in real browsers. */
const data = mkdtempSync(join(tmpdir(), 'linli-journeys-'))
const PICTURE = join(import.meta.dirname, '../demo/media/notice-cat.webp')
const LANDSCAPE = { width: 1920, height: 1080 }

let server: Server
let operator: Call
let lobby: Agent
let kiosk: Agent
let browser: Browser

beforeAll(async () => {
  server = await startServer(data)
  operator = await asOperator(server.url, data)
  lobby = await startAgent(server.url, join(data, 'lobby'))
  kiosk = await startAgent(server.url, join(data, 'kiosk'), 'kiosk')
  await Promise.all([pairAt(operator, lobby, 'screen-lobby-1'), pairAt(operator, kiosk, 'kiosk-1')])
  browser = await chromium.launch({
    executablePath: process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-quic',
    ],
  })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await Promise.all([lobby, kiosk].map((agent) => ended(agent.child, 'SIGTERM')))
  await server.stop()
  rmSync(data, { recursive: true, force: true })
})

/** A page, and what it complained of. */
async function open(url: string, viewport = LANDSCAPE): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport })
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url)
  return { page, complaints }
}

async function signInAsStaff(): Promise<Page> {
  const { accounts } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as {
    accounts: { role: string; login: string; password: string }[]
  }
  const staff = accounts.find((account) => account.role === 'community-staff')
  const { page } = await open(server.url, { width: 1440, height: 900 })
  await page.fill('#login', staff?.login ?? '')
  await page.fill('#password', staff?.password ?? '')
  await page.click('button[type=submit]')
  await page.waitForSelector('[data-test=write]')
  return page
}

/** Mean brightness, 0–255, of what is on. */
async function brightness(page: Page): Promise<number> {
  const { channels } = await sharp(await page.screenshot({ type: 'jpeg', quality: 40 })).stats()
  return channels.reduce((sum, channel) => sum + channel.mean, 0) / channels.length
}

it('a notice published in the console is on the lobby screen within five seconds, without reload and without a black frame', async () => {
  const { page: screen, complaints } = await open(lobby.pageUrl)
  await screen.waitForSelector('.layers.begun')
  const birth = await screen.evaluate(() => performance.timeOrigin)
  const desk = await signInAsStaff()
  await desk.click('[data-test=write]')
  await desk.fill('#heading', '今晚八点业主议事会')
  await desk.fill('#body', '1 号楼会议室，议题是电梯更新。欢迎旁听。')
  await desk.setInputFiles('#picture', PICTURE)
  await desk.waitForSelector('.picked img')
  await desk.click('[data-test=all-screens]')
  const darkest: number[] = []
  const shown = screen
    .locator('.layer.front')
    .getByText('今晚八点业主议事会')
    .first()
    .waitFor({ timeout: 30_000 })
  await desk.click('[data-test=publish]')
  await desk.getByText('发布成功').waitFor()
  const published = performance.now()
  const seen = shown.then(() => performance.now() - published)
  for (let looks = 0; looks < 12; looks += 1) darkest.push(await brightness(screen))
  // An ad that has been paid for is never cut; the demo's last five seconds.
  expect(await seen).toBeLessThan(5_900)
  expect(Math.min(...darkest)).toBeGreaterThan(12)
  expect(await screen.evaluate(() => performance.timeOrigin)).toBe(birth)
  await screen.waitForTimeout(12_000)
  const { plays } = await operator(listPlays, { query: { screenId: 'screen-lobby-1', most: 50 } })
  expect(plays.map((play) => play.title.zh)).toContain('今晚八点业主议事会')
  expect(complaints).toEqual([])
  await Promise.all([screen.close(), desk.close()])
}, 120_000)

it('what a screen plays while the server is gone arrives when it is back, each play once', async () => {
  const { page: screen } = await open(lobby.pageUrl)
  await screen.waitForSelector('.layers.begun')
  const port = Number(new URL(server.url).port)
  await server.kill()
  const stopped = new Date().toISOString()
  await screen.waitForTimeout(25_000)
  expect(await brightness(screen)).toBeGreaterThan(12)
  const started = new Date().toISOString()
  server = await startServer(data, port)
  operator = await asOperator(server.url, data)
  const meanwhile = async () =>
    (await operator(listPlays, { query: { screenId: 'screen-lobby-1', most: 200 } })).plays.filter(
      (play) => play.at > stopped && play.at < started,
    )
  for (let waits = 0; waits < 40 && (await meanwhile()).length < 3; waits += 1) await pause(1_000)
  const plays = await meanwhile()
  expect(plays.length).toBeGreaterThanOrEqual(3)
  const numbers = plays.map((play) => play.number).sort((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index))
  const onScreen = plays.reduce((sum, play) => sum + play.durationMs, 0)
  expect(onScreen).toBeLessThanOrEqual(Date.parse(started) - Date.parse(stopped) + 10_000)
  await screen.close()
}, 120_000)

it('a resident touches the kiosk, orders fruit, gets a number, and the order is on the board and done', async () => {
  const { page, complaints } = await open(kiosk.pageUrl, { width: 1080, height: 1920 })
  await page.waitForSelector('.layers.begun')
  await page.mouse.click(540, 400)
  await page.locator('.tile').first().waitFor()
  await page.locator('.shield').waitFor({ state: 'detached' })
  for (const button of [/点餐购物/, /三筐果铺/, /^加一份/, '选好了', '确认下单'])
    await page.getByRole('button', { name: button }).first().click()
  await page.getByText('您的取货号').waitFor()
  expect(await page.locator('output').textContent()).toBe('1')
  const { orders } = await operator(listOrders, { query: { state: 'placed' } })
  expect(orders).toHaveLength(1)
  const board = await signInAsStaff()
  await board.goto(`${server.url}/orders`)
  await board.getByRole('button', { name: '已取货收款' }).first().click()
  await expect
    .poll(async () => (await operator(listOrders, { query: { state: 'done' } })).orders.length)
    .toBe(1)
  expect(complaints).toEqual([])
}, 90_000)
