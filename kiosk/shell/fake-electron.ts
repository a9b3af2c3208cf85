import type { App, BrowserWindowConstructorOptions, Session, UtilityProcess, WebContents } from 'electron'
import { EventEmitter } from 'node:events'
import type { ElectronParts } from './electron-parts.ts'

/** Names that the real thing has: a method that Electron renames or drops no longer compiles here. */
type Known<T> = { [K in keyof T]?: unknown }
export type Call = [name: string, ...given: unknown[]]

/** Electron without Electron: it records what it is told, and tests make its events happen. */
export type FakeElectron = {
  parts: ElectronParts
  calls: Call[]
  /** What a recorded handler answers: `handler('setPermissionCheckHandler')(…)`. */
  handler(name: string): (...given: unknown[]) => unknown
  app: EventEmitter
  contents: EventEmitter
  session: EventEmitter
  ipc: EventEmitter
  children: { args: string[]; stdout: EventEmitter; child: EventEmitter }[]
  options: BrowserWindowConstructorOptions | undefined
  /** What the next loads and questions do. */
  turns: { load: () => Promise<void>; ask: () => Promise<unknown>; first: boolean }
}

export function fakeElectron(): FakeElectron {
  const calls: Call[] = []
  const note =
    (name: string, answer?: unknown) =>
    (...given: unknown[]): unknown => {
      calls.push([name, ...given])
      return answer
    }
  const fake: FakeElectron = {
    parts: undefined as never,
    calls,
    handler: (name) => {
      const found = calls.findLast(([called]) => called === name)
      return found?.[1] as (...given: unknown[]) => unknown
    },
    ...{
      app: new EventEmitter(),
      contents: new EventEmitter(),
      session: new EventEmitter(),
      ipc: new EventEmitter(),
    },
    ...{ children: [], options: undefined },
    turns: { load: () => Promise.resolve(), ask: () => Promise.resolve(true), first: true },
  }
  const app = Object.assign(fake.app, fakeApp(fake, note))
  const contents = Object.assign(fake.contents, fakeContents(fake, note))
  const session = Object.assign(fake.session, fakeSession(note))
  fake.parts = {
    ...{ app, ipcMain: fake.ipc, Menu: { setApplicationMenu: note('setApplicationMenu') } },
    ...{ powerSaveBlocker: { start: note('powerSaveBlocker.start', 1) } },
    session: {
      fromPartition: (name: string) => {
        calls.push(['fromPartition', name])
        return session
      },
    },
    utilityProcess: { fork: (script: string, args: string[]) => forkFake(fake, script, args) },
    // A plain function may be called with `new` too; what it returns is the window.
    BrowserWindow: function (options: BrowserWindowConstructorOptions) {
      fake.options = options
      return {
        ...{ webContents: contents, isDestroyed: () => false, setAlwaysOnTop: note('setAlwaysOnTop') },
        loadURL: (url: string) => {
          calls.push(['loadURL', url])
          return fake.turns.load()
        },
      }
    },
  } as unknown as ElectronParts
  return fake
}

type Note = (name: string, answer?: unknown) => (...given: unknown[]) => unknown

function fakeApp(fake: FakeElectron, note: Note) {
  return {
    enableSandbox: note('enableSandbox'),
    commandLine: { appendSwitch: note('appendSwitch') },
    requestSingleInstanceLock: () => fake.turns.first,
    whenReady: () => Promise.resolve(),
    getVersion: () => '0.1.0',
    getPath: (name: string) => `/home/kiosk/${name}`,
    quit: note('quit'),
    relaunch: note('relaunch'),
  } satisfies Known<App>
}

function fakeContents(fake: FakeElectron, note: Note) {
  return {
    setWindowOpenHandler: note('setWindowOpenHandler'),
    setVisualZoomLevelLimits: note('setVisualZoomLevelLimits', Promise.resolve()),
    forcefullyCrashRenderer: note('forcefullyCrashRenderer'),
    executeJavaScript: () => fake.turns.ask(),
    capturePage: () => Promise.resolve({ toPNG: () => Buffer.from('PNG') }),
  } satisfies Known<WebContents>
}

function fakeSession(note: Note) {
  return {
    setPermissionRequestHandler: note('setPermissionRequestHandler'),
    setPermissionCheckHandler: note('setPermissionCheckHandler'),
    setDevicePermissionHandler: note('setDevicePermissionHandler'),
    setDisplayMediaRequestHandler: note('setDisplayMediaRequestHandler'),
    setSpellCheckerEnabled: note('setSpellCheckerEnabled'),
    webRequest: { onBeforeRequest: note('onBeforeRequest') },
  } satisfies Known<Session>
}

function forkFake(fake: FakeElectron, script: string, args: string[]) {
  fake.calls.push(['fork', script])
  const stdout = new EventEmitter()
  const child = new EventEmitter()
  fake.children.push({ args, stdout, child })
  const kill = () => {
    fake.calls.push(['kill'])
    return true
  }
  return Object.assign(child, { stdout, kill } satisfies Known<UtilityProcess>)
}
