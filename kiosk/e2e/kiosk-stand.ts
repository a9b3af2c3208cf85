import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { playingState } from './sample-plan.ts'
import { standIn, type StandIn } from './stand-in-agent.ts'

const KIOSK = join(import.meta.dirname, '..')
/** A little more than the kiosk shields what appears from the touch that made it appear. */
const SHIELD_MS = 500
const PATIENCE_MS = 6_000

/** A kiosk in a browser before a stand-in of its agent, fresh for each test of a file. */
export type Stand = {
  agent: StandIn
  page: Page
  open(width?: number, height?: number): Promise<void>
  /** Touches the idle screen and waits for the home page. */
  touch(): Promise<void>
  tap(name: string | RegExp): Promise<void>
  type(keys: string): Promise<void>
  /** Keeps a picture in the folder that LINLI_SHOTS names; nothing without it. */
  shot(name: string): Promise<void>
}

/** Sets the stand up and takes it down around the tests of the file that calls it. */
export function useStand(file: string, { now, shots, binary }: Surroundings): Stand {
  // A folder of its own, so that a build that runs at the same time is not disturbed.
  const built = join(KIOSK, `dist/e2e-${file}`)
  const troubles: string[] = []
  let browser: Browser
  const stand = { agent: undefined as never as StandIn, page: undefined as never as Page }

  beforeAll(async () => {
    await build({ root: KIOSK, logLevel: 'error', build: { outDir: built, emptyOutDir: true } })
    browser = await chromium.launch({ executablePath: binary, args: [...QUIET] })
  }, 60_000)
  afterAll(() => browser.close())
  beforeEach(async () => {
    troubles.length = 0
    stand.agent = await standIn(built, playingState(now()), now())
  })
  afterEach(async () => {
    await stand.page.context().close()
    await stand.agent.close()
    // The policy without inline scripts, styles and evaluation was never broken either.
    expect(troubles).toEqual([])
  })

  return Object.assign(stand, {
    async open(width = 1080, height = 1920) {
      const viewport = { width, height }
      const context = await browser.newContext({ viewport, hasTouch: true, reducedMotion: 'reduce' })
      stand.page = await context.newPage()
      stand.page.setDefaultTimeout(PATIENCE_MS)
      await stand.page.clock.install()
      hearTroubles(stand.page, troubles)
      await stand.page.goto(stand.agent.url)
      await stand.page.getByText('轻触屏幕').waitFor()
    },
    async touch() {
      const { page } = stand
      await page.touchscreen.tap(540, 400)
      await page.locator('.tile').first().waitFor()
      await page.clock.fastForward(SHIELD_MS)
      await page.locator('.shield').waitFor({ state: 'detached' })
    },
    tap: (name: string | RegExp) => stand.page.getByRole('button', { name }).first().tap(),
    async type(keys: string) {
      const pad = stand.page.locator('.pad')
      for (const key of keys) await pad.getByRole('button', { name: key, exact: true }).tap()
    },
    async shot(name: string) {
      if (shots === undefined) return
      mkdirSync(shots, { recursive: true })
      await stand.page.screenshot({ path: join(shots, `${name}.png`) })
    },
  })
}

export type Surroundings = { now: () => number; shots: string | undefined; binary: string }

const QUIET = [
  ...['--no-sandbox', '--headless=new', '--disable-gpu', '--disable-background-networking'],
  ...['--disable-component-update', '--no-first-run', '--disable-quic'],
]

function hearTroubles(page: Page, troubles: string[]): void {
  page.on('pageerror', (problem) => troubles.push(problem.message))
  page.on('console', (line) => {
    // A refusal is an HTTP status above 400, which browsers write down as a failure.
    const refusal = line.text().startsWith('Failed to load resource')
    if (line.type() === 'error' && !refusal) troubles.push(line.text())
  })
}
