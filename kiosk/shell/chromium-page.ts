import type { Devtools } from './devtools-pipe.ts'
import { BEAT_QUESTION, type Beat } from './heartbeat.ts'
import { decideNavigation } from './navigation.ts'
import { SECOND, type Clock } from './shell-port.ts'

const ANSWER_WITHIN_MS = 5 * SECOND

type Size = { width: number; height: number }

/** The one page of a Chromium that was just started. */
export type ChromiumPage = {
  capture(): Promise<Uint8Array>
  show(url: string): Promise<void>
  beat(): Promise<Beat>
}

/**
 * Takes hold of the page and locks the browser to `origin`: other windows are closed, a page that has strayed
 * is brought back, downloads are refused.
 */
export async function holdPage(
  devtools: Devtools,
  { url, origin, clock }: { url: () => string; origin: string; clock: Clock },
): Promise<ChromiumPage> {
  await devtools.ask('Browser.setDownloadBehavior', { behavior: 'deny' })
  const targetId = await pageTarget(devtools, clock)
  const { sessionId } = (await devtools.ask('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string
  }
  await devtools.ask('Page.enable', {}, sessionId)
  await fillScreen(devtools, { targetId, sessionId, clock })
  devtools.onEvent((method, params) => {
    const info = params['targetInfo'] as { targetId: string; type: string; url: string } | undefined
    if (info?.type !== 'page' || !method.startsWith('Target.target')) return
    const quietly = (asked: Promise<unknown>) => void asked.catch(() => undefined)
    if (info.targetId !== targetId) {
      quietly(devtools.ask('Target.closeTarget', { targetId: info.targetId }))
    } else if (decideNavigation(info.url, origin) === 'deny' && !info.url.startsWith('chrome-error:')) {
      quietly(devtools.ask('Page.navigate', { url: url() }, sessionId))
    }
  })
  await devtools.ask('Target.setDiscoverTargets', { discover: true })
  return {
    async capture() {
      const { data } = (await devtools.ask('Page.captureScreenshot', { format: 'png' }, sessionId)) as {
        data: string
      }
      return Buffer.from(data, 'base64')
    },
    show: async (address) => void (await devtools.ask('Page.navigate', { url: address }, sessionId)),
    beat: () => askBeat(devtools, sessionId, clock),
  }
}

/**
 * Kiosk mode asks the window manager for the whole screen, and a bare X server has none: there the window is
 * laid over the screen by hand.
 */
async function fillScreen(
  devtools: Devtools,
  { targetId, sessionId, clock }: { targetId: string; sessionId: string; clock: Clock },
): Promise<void> {
  const { width, height } = await screenOf(devtools, sessionId, clock)
  const { windowId, bounds } = (await devtools.ask('Browser.getWindowForTarget', { targetId })) as {
    windowId: number
    bounds: Partial<Size>
  }
  if (bounds.width === width && bounds.height === height) return
  await devtools.ask('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
  await devtools.ask('Browser.setWindowBounds', { windowId, bounds: { left: 0, top: 0, width, height } })
}

/** The size of the screen the page is on; a page that has just been opened cannot be asked yet. */
async function screenOf(devtools: Devtools, sessionId: string, clock: Clock): Promise<Size> {
  const expression = '({ width: screen.width, height: screen.height })'
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await devtools.ask('Runtime.evaluate', { expression, returnByValue: true }, sessionId)
      return (answer['result'] as { value: Size }).value
    } catch (problem) {
      if (tries === 50) throw problem
      await new Promise<void>((resolve) => clock.after(100, resolve))
    }
  }
}

async function pageTarget(devtools: Devtools, clock: Clock): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { targetInfos } = (await devtools.ask('Target.getTargets')) as {
      targetInfos: { targetId: string; type: string }[]
    }
    const page = targetInfos.find(({ type }) => type === 'page')
    if (page) return page.targetId
    await new Promise<void>((resolve) => clock.after(100, resolve))
  }
  throw new Error('Chromium opened no page')
}

async function askBeat(devtools: Devtools, sessionId: string, clock: Clock): Promise<Beat> {
  const answer = devtools
    .ask('Runtime.evaluate', { expression: BEAT_QUESTION, returnByValue: true }, sessionId)
    .then((reply): Beat => ((reply['result'] as { value?: unknown }).value === true ? 'alive' : 'blank'))
    .catch((): Beat => 'silent')
  const silence = new Promise<Beat>((resolve) => clock.after(ANSWER_WITHIN_MS, () => resolve('silent')))
  return Promise.race([answer, silence])
}
