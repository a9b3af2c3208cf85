import type { BrowserWindowConstructorOptions } from 'electron'
import type { Role } from './shell-port.ts'

export type WindowWishes = { role: Role; preload: string; headless: boolean; partition: string }

const TITLES = { screen: 'Linli screen', kiosk: 'Linli kiosk' } as const

/** The one window, as a kiosk has it. `headless` is for tests: the same window, not shown. */
export function windowOptions({
  role,
  preload,
  headless,
  partition,
}: WindowWishes): BrowserWindowConstructorOptions {
  return {
    title: TITLES[role],
    show: !headless,
    kiosk: !headless,
    fullscreen: !headless,
    alwaysOnTop: !headless,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    autoHideMenuBar: true,
    skipTaskbar: true,
    backgroundColor: '#0E5A4E',
    webPreferences: {
      preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      devTools: false,
    },
  }
}
