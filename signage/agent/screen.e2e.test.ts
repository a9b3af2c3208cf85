import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { Browser, Page } from 'playwright'
import { sequence, type Plan } from '@linli/playlists'
import { msOf } from '@linli/contract/instants.ts'
import { DistrictServer } from './testing/district-server.ts'
import { plainPng } from './testing/pictures.ts'
import { imageCreative, itemOf, mediumOf, noticeCreative, planOf } from './testing/plans.ts'
import { newFolder, runAgent, until, type TestAgent } from './testing/run-agent.ts'
import { lumaOf, openBrowser, watchFrames } from './testing/watch-screen.ts'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = join(ROOT, 'signage/dist/page-of-tests')
const SHOTS = join(ROOT, 'signage/dist/shots')

let browser: Browser
beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true })
  const config = join(ROOT, 'signage/vite.config.ts')
  await build({ configFile: config, logLevel: 'error', build: { outDir: PAGE, emptyOutDir: true } })
  browser = await openBrowser(process.env['LINLI_CHROMIUM'])
}, 60_000)
afterAll(() => browser?.close())

async function districtWith(
  make: (now: number) => Promise<{ plan: Plan; media: Parameters<DistrictServer['serveMedia']> }>,
) {
  const server = new DistrictServer()
  await server.start()
  onTestFinished(() => server.stop())
  const { plan, media } = await make(server.now())
  server.serveMedia(...media)
  return { server, plan }
}

async function mixed(now: number) {
  const clip = await readFile(join(ROOT, 'content-server/demo/media/bakery-clip-landscape.mp4'))
  const film = mediumOf(clip, 'video/mp4', 5_000)
  const warm = mediumOf(plainPng(640, 360, [230, 190, 120]), 'image/png')
  const tall = mediumOf(plainPng(200, 360, [170, 210, 240]), 'image/png')
  const items = [
    itemOf('notice.water', 'notice', [noticeCreative('n', 1_500)], 300_000, now),
    itemOf('campaign.warm', 'ad', [imageCreative('w', warm, 1_500)], 200_000, now),
    itemOf('campaign.tall', 'psa', [imageCreative('t', tall, 1_500)], 200_000, now),
    itemOf(
      'campaign.film',
      'ad',
      [{ id: 'f', durationMs: 2_000, content: { type: 'video', sha256: film.sha256 } }],
      300_000,
      now,
    ),
  ]
  return { plan: planOf('p1', now - 1_000, items, [film, warm, tall]), media: [film, warm, tall] }
}

async function openScreen(agent: TestAgent, problems: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 960, height: 540 } })
  onTestFinished(() => page.close(), 30_000)
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (problem) => problems.push(problem.message))
  await page.goto(agent.url)
  return page
}

it('a screen is paired, plays without a black frame, goes on without the server, and every play arrives once', async () => {
  const { server, plan } = await districtWith(mixed)
  const agent = await runAgent(server.url, await newFolder(), { page: PAGE })
  const problems: string[] = []
  const page = await openScreen(agent, problems)
  await page.getByText('BCDF', { exact: true }).waitFor()
  await page.screenshot({ path: join(SHOTS, 'pairing.png') })
  const openedAt = server.now()
  server.publish(plan)
  server.approve()
  await page.locator('.begun').waitFor()
  await until(() => server.plays.length >= 2, 20_000)

  const stopWatching = await watchFrames(page)
  const before = server.plays.length
  await until(() => server.plays.length >= before + 6, 20_000)
  await page.screenshot({ path: join(SHOTS, 'playing.png') })
  await server.stop()
  const atOutage = server.plays.length
  await page.waitForTimeout(22_000)
  expect(server.plays.length).toBe(atOutage)
  await server.start()
  await until(() => server.plays.length >= atOutage + 10, 30_000)
  await until(() => server.plays.length >= before + 24, 60_000)
  const frames = await stopWatching()
  const seams = server.plays.length - before
  await page.close()
  await agent.stop()

  const lumas = await lumaOf(browser, frames)
  const dark = lumas.filter((luma) => luma < 12).length
  const lateness = server.plays.slice(1).map((play) => lateBy(plan, play.itemId, msOf(play.at)))
  const sorted = [...lateness].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  console.log(
    `${seams} seams, ${frames.length} frames watched: ${dark} black, darkest ${Math.min(...lumas).toFixed(0)}; ` +
      `first painted frame after the slot's begin: median ${median} ms, latest ${sorted.at(-1)} ms`,
  )
  expect(dark).toBe(0)
  // Neither is the calm page beneath ever seen (its luma is 73).
  expect(Math.min(...lumas)).toBeGreaterThan(90)
  expect(seams).toBeGreaterThanOrEqual(20)
  expect(server.plays.map((play) => play.number)).toEqual(server.plays.map((_, index) => index + 1))
  const shown = server.plays.reduce((total, play) => total + play.durationMs, 0)
  expect(shown).toBeLessThanOrEqual(server.now() - openedAt)
  expect(new Set(server.plays.map((play) => play.itemId)).size).toBe(4)
  expect(problems).toEqual([])
}, 180_000)

/** How long after the begin of its slot a play was painted; infinite when the plan has no such slot. */
function lateBy(plan: Plan, itemId: string, at: number): number {
  const slots = sequence(plan, at - 2_500, at + 1).filter(
    (slot) => slot.itemId === itemId && slot.startsAt <= at,
  )
  return Math.min(...slots.map((slot) => at - slot.startsAt), Infinity)
}

it('two tabs of one screen are recorded as one', async () => {
  const { server, plan } = await districtWith(mixed)
  const agent = await runAgent(server.url, await newFolder(), { page: PAGE })
  server.publish(plan)
  const problems: string[] = []
  const first = await openScreen(agent, problems)
  await first.getByText('BCDF', { exact: true }).waitFor()
  server.approve()
  await openScreen(agent, problems)
  await until(() => server.plays.length >= 6, 30_000)
  const ends = server.plays.map((play) => msOf(play.at) + play.durationMs)
  const overlaps = server.plays.filter((play, index) => index > 0 && msOf(play.at) < ends[index - 1]! - 1)
  expect(overlaps).toEqual([])
  expect(problems).toEqual([])
}, 60_000)

it('a plan with nothing in it and a closed screen are shown as what they are', async () => {
  const { server } = await districtWith(mixed)
  const agent = await runAgent(server.url, await newFolder(), { page: PAGE })
  const problems: string[] = []
  server.publish(planOf('p1', server.now() - 1_000, []))
  const page = await openScreen(agent, problems)
  await page.getByText('BCDF', { exact: true }).waitFor()
  server.approve()
  await page.getByText('此刻没有安排内容').waitFor()
  await page.screenshot({ path: join(SHOTS, 'nothing.png') })
  const never = {
    weekly: [
      { from: '00:00', until: '00:01', days: [new Date(server.now() + 3 * 86_400_000).getUTCDay() || 7] },
    ],
  }
  server.publish({ ...planOf('p2', server.now() - 1_000, []), hours: never })
  await page.locator('.closed').waitFor()
  await page.screenshot({ path: join(SHOTS, 'closed.png') })
  expect(problems).toEqual([])
}, 60_000)
