import type { BrowserWindow } from 'electron'
import { afterBeat, BEAT_EVERY_MS, BEAT_QUESTION, type Beat, type Pulse } from './heartbeat.ts'
import { SECOND, type Clock } from './shell-port.ts'

const PATIENCE_MS = 10 * SECOND

/**
 * Watches a window for the three ways a page dies: its process goes, it stops answering, or it lives on and
 * shows nothing. The latter two are turned into the first, so that there is one way back.
 */
export function watchWindow(window: BrowserWindow, clock: Clock, onGone: (reason: string) => void): void {
  const { webContents: contents } = window
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') onGone(reason)
  })

  let answers = true
  contents.on('responsive', () => (answers = true))
  contents.on('unresponsive', () => {
    answers = false
    clock.after(PATIENCE_MS, () => {
      if (!answers && !window.isDestroyed()) contents.forcefullyCrashRenderer()
    })
  })

  let pulse: Pulse = { misses: 0 }
  const beat = async () => {
    const judged = afterBeat(pulse, await askBeat(window, clock))
    if (window.isDestroyed()) return
    pulse = judged.pulse
    if (judged.kill) contents.forcefullyCrashRenderer()
    clock.after(BEAT_EVERY_MS, () => void beat())
  }
  clock.after(BEAT_EVERY_MS, () => void beat())
}

async function askBeat(window: BrowserWindow, clock: Clock): Promise<Beat> {
  if (window.isDestroyed()) return 'alive'
  const silence = new Promise<Beat>((resolve) => clock.after(BEAT_EVERY_MS, () => resolve('silent')))
  const answer = window.webContents
    .executeJavaScript(BEAT_QUESTION)
    .then((alive: unknown): Beat => (alive === true ? 'alive' : 'blank'))
    .catch((): Beat => 'silent')
  return Promise.race([answer, silence])
}
