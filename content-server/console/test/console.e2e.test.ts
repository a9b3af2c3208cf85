import { fileURLToPath } from 'node:url'
import { heartbeat } from '@linli/contract/device.ts'
import { itemIdOf } from '@linli/contract/item-ids.ts'
import { askForCode } from '@linli/contract/pairing.ts'
import { deliverPlays } from '@linli/contract/plays.ts'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOn, complaintsOf, overflowOf, startBrowser } from './browser.ts'
import { isBuilt, runServer, type Running } from './running-server.ts'
import { chained, smallDevice } from './small-device.ts'

const PICTURE = fileURLToPath(new URL('../../demo/media/notice-cat.webp', import.meta.url))
const PAGES = ['/notices', '/notices/new', '/screens', '/screens/pair', '/plays', '/orders', '/shops']
const OPERATORS = ['/campaigns', '/campaigns/new', '/audit', '/nowhere']

describe.skipIf(!isBuilt())('the console in a browser, before the real server', () => {
  let server: Running
  let browser: Browser

  beforeAll(async () => {
    server = await runServer({ demo: true, env: process.env })
    browser = await startBrowser(process.env['LINLI_CHROMIUM'])
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  async function open(
    role: 'operator' | 'community-staff',
    language: 'zh' | 'en',
    size = { width: 1440, height: 900 },
  ) {
    const context = await browser.newContext({ viewport: size })
    await context.addInitScript((kept) => localStorage.setItem('linli-language', kept), language)
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await page.goto(server.url)
    const account = server.accounts.find((one) => one.role === role)
    await page.fill('#login', account?.login ?? '')
    await page.fill('#password', account?.password ?? '')
    await page.click('button[type=submit]')
    await page.waitForSelector('[data-test=write]')
    return { page, complaints, close: () => context.close() }
  }

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto(server.url + path)
    await page.waitForSelector('h1')
    await page.waitForSelector('.el-skeleton', { state: 'detached' })
  }

  it('publishes a notice with a picture in under a minute, and it is in the list and due on its screens', async () => {
    const { page, complaints, close } = await open('community-staff', 'zh')
    const since = performance.now()
    await page.click('[data-test=write]')
    await page.fill('#heading', '三花猫“年糕”找到了')
    await page.fill('#body', '感谢 2 号楼李阿姨,它在车库睡着了。')
    await page.setInputFiles('#picture', PICTURE)
    await page.waitForSelector('.picked img')
    await page.click('[data-test=all-screens]')
    await page.click('[data-test=publish]')
    await page.getByText('发布成功').waitFor()
    expect(performance.now() - since).toBeLessThan(60_000)
    const next = page.locator('[data-test=next-turn]').filter({ hasText: /^\d\d:\d\d:\d\d$|正在播出/ })
    await next.first().waitFor({ timeout: 15_000 })
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await visit(page, '/notices')
    const row = page.locator(`a[href="/notices/${id}"]`)
    expect(await row.textContent()).toContain('播出中')
    expect(
      await row.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    await close()
  }, 90_000)

  it('pairs a device by its code, and shows and saves what it has played', async () => {
    const device = smallDevice(server.url, () => new Date())
    const asking = { publicKey: device.publicKey, role: 'screen', label: '大堂新机' } as const
    const { code } = await device.call(askForCode, { body: asking })
    const { page, complaints, close } = await open('operator', 'zh')
    await visit(page, '/screens/pair?screen=screen-lobby-1')
    await page.fill('#code', code.toLowerCase())
    await page.getByText('大堂新机').waitFor()
    await page.getByRole('button', { name: '确认配对' }).click()
    await page.getByText('配对成功').waitFor()
    const at = new Date().toISOString()
    const play = {
      planRevision: 'r',
      itemId: itemIdOf({ notice: 'gone' }),
      creativeId: 'c',
      kind: 'notice',
      sha256: null,
    }
    await device.call(deliverPlays, {
      body: { plays: chained([{ ...play, number: 1, at, durationMs: 7_900, ending: 'whole' }]) },
    })
    const well = { planRevision: null, clockOffsetMs: 3, mediaWanted: 0, mediaReady: 0, playsWaiting: 0 }
    await device.call(heartbeat, { body: { ...well, framesAdvancing: true, agentVersion: '0.1.0' } })
    await visit(page, '/plays?screen=screen-lobby-1')
    await page.getByText('7.9 秒').waitFor()
    const saving = page.waitForEvent('download')
    await page.click('[data-test=csv]')
    expect((await saving).suggestedFilename()).toBe('播放记录.csv')
    await visit(page, '/screens/screen-lobby-1')
    await page.getByText('在线').first().waitFor()
    await page.locator('[data-test=turn]').first().waitFor()
    expect(await barriersOn(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  }, 60_000)

  it.each([
    ['zh', 1440, 900],
    ['en', 1440, 900],
    ['zh', 390, 844],
    ['en', 390, 844],
  ] as const)(
    'has no barriers, no overflow and no complaints on any page in %s at %i × %i',
    async (language, width, height) => {
      const { page, complaints, close } = await open('operator', language, { width, height })
      const found: Record<string, unknown> = {}
      for (const path of [...PAGES, ...OPERATORS]) {
        await visit(page, path)
        const barriers = await barriersOn(page)
        const overflow = await overflowOf(page)
        if (barriers.length > 0 || overflow > 0) found[path] = { barriers, overflow }
      }
      await page.context().clearCookies()
      await visit(page, '/sign-in')
      expect({ found, signIn: await barriersOn(page), complaints }).toEqual({
        found: {},
        signIn: [],
        complaints: [],
      })
      await close()
    },
    120_000,
  )

  it('asks the first visitor of an empty server for the operator and then for a community', async () => {
    const empty = await runServer({ demo: false, env: process.env })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const complaints = complaintsOf(page)
    await page.goto(empty.url)
    await page.fill('#name', '林一')
    await page.fill('#login', 'operator')
    await page.fill('#password', 'pear-boat-lantern-7')
    await page.fill('#repeated', 'pear-boat-lantern-7')
    expect(await barriersOn(page)).toEqual([])
    await page.click('button[type=submit]')
    await page.getByText('还没有通知').waitFor()
    await page.goto(empty.url + '/screens')
    await page.fill('#community-zh', '望汀苑')
    await page.getByRole('button', { name: '添加小区' }).click()
    await page.getByRole('button', { name: '添加位置' }).first().click()
    await page.fill('#screen-zh', '1 号楼大堂')
    await page.locator('.el-dialog button[type=submit]').click()
    await page.getByRole('link', { name: '1 号楼大堂' }).waitFor()
    expect(complaints).toEqual([])
    await page.close()
    await empty.stop()
  }, 60_000)
})
