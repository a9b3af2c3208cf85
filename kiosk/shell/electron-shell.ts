import type { BrowserWindow } from 'electron'
import { nextCrashAction, type CrashHistory } from './crash-policy.ts'
import { displayCommands, type Display } from './display-power.ts'
import type { ElectronParts } from './electron-parts.ts'
import { hardenContents, hardenSession } from './harden.ts'
import { BUSY_CHANNEL, factsArgument, readBusy } from './host-facts.ts'
import { lockedOrigin } from './navigation.ts'
import { runFirst } from './run-command.ts'
import { safePage } from './safe-page.ts'
import { SECOND, type Clock, type Log, type Role, type Shell } from './shell-port.ts'
import { watchWindow } from './watch-window.ts'
import { windowOptions } from './window-options.ts'

const LOAD_AGAIN_MS = 2 * SECOND

// Without «persist:», so that the partition is kept in memory: nothing of a session outlives the window.
const PARTITION = 'linli'

export type WindowSettings = {
  role: Role
  version: string
  preload: string
  headless: boolean
  display: Display
  crashes: CrashHistory
}

export type Surroundings = {
  clock: Clock
  log: Log
  /** Starts the whole app anew and hands the history of relaunches on. */
  relaunch(history: CrashHistory): void
}

/** Electron as a shell. `busy` tells whether somebody is using the page; updates wait for them. */
export type ElectronShell = Shell & { busy(): boolean }

export function electronShell(
  electron: ElectronParts,
  settings: WindowSettings,
  { clock, log, relaunch }: Surroundings,
): ElectronShell {
  let window: BrowserWindow | undefined
  let home = ''
  let busy = false
  let crashes = settings.crashes

  async function load(): Promise<void> {
    try {
      await window?.loadURL(home)
    } catch (problem) {
      log(`the page did not load: ${String(problem)}`)
      clock.after(LOAD_AGAIN_MS, () => void load())
    }
  }

  function afterCrash(reason: string): void {
    busy = false
    const { action, history } = nextCrashAction(crashes, clock.now())
    crashes = history
    log(`the page's process is gone (${reason}); next: ${action.do}`)
    if (action.do === 'relaunch') return relaunch(history)
    if (action.do === 'safe page') home = safePage()
    clock.after(action.do === 'reload' ? action.afterMs : 0, () => void load())
  }

  return {
    async open(url) {
      const origin = lockedOrigin(url)
      home = url
      if (window) return load()
      hardenSession(electron.session.fromPartition(PARTITION), origin)
      window = openWindow(electron, settings)
      hardenContents(window.webContents, origin)
      watchWindow(window, clock, afterCrash)
      electron.ipcMain.on(BUSY_CHANNEL, (event, message: unknown) => {
        busy = readBusy(message, event.senderFrame?.origin, origin) ?? busy
      })
      electron.powerSaveBlocker.start('prevent-display-sleep')
      await load()
    },
    async capture() {
      if (!window) throw new Error('no page is open')
      return (await window.webContents.capturePage()).toPNG()
    },
    reload: load,
    quit: () => Promise.resolve(electron.app.quit()),
    display: (power) => runFirst(displayCommands(power, settings.display)),
    busy: () => busy,
  }
}

function openWindow(electron: ElectronParts, settings: WindowSettings): BrowserWindow {
  const options = windowOptions({ ...settings, partition: PARTITION })
  const facts = factsArgument({ shell: 'electron', version: settings.version })
  const window = new electron.BrowserWindow({
    ...options,
    webPreferences: { ...options.webPreferences, additionalArguments: [facts] },
  })
  if (!settings.headless) window.setAlwaysOnTop(true, 'screen-saver')
  return window
}
