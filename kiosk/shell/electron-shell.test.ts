import { describe, expect, it } from 'vitest'
import { NO_CRASHES } from './crash-policy.ts'
import { electronShell } from './electron-shell.ts'
import { fakeElectron } from './fake-electron.ts'
import { BUSY_CHANNEL } from './host-facts.ts'
import { testClock } from './test-clock.ts'

const URL_OF_PAGE = 'http://127.0.0.1:4100/'
const ORIGIN = 'http://127.0.0.1:4100'

function shell(settings: { headless?: boolean } = {}) {
  const electron = fakeElectron()
  const clock = testClock()
  const relaunched: unknown[] = []
  const opened = electronShell(
    electron.parts,
    {
      ...{
        role: 'kiosk',
        version: '0.1.0',
        preload: '/app/preload.cjs',
        headless: settings.headless ?? false,
      },
      ...{ display: { platform: 'win32', wayland: false, x11: false }, crashes: NO_CRASHES },
    },
    { clock, log: () => undefined, relaunch: (history) => relaunched.push(history) },
  )
  const loads = () => electron.calls.filter(([name]) => name === 'loadURL').map(([, url]) => String(url))
  const count = (name: string) => electron.calls.filter(([called]) => called === name).length
  return { ...electron, electron, clock, opened, relaunched, loads, count }
}

/** Fires an event at the page's contents; tells whether it was prevented. */
function prevented(
  contents: NodeJS.EventEmitter,
  name: string,
  event: object = {},
  ...more: unknown[]
): boolean {
  let stopped = false
  contents.emit(name, { ...event, preventDefault: () => (stopped = true) }, ...more)
  return stopped
}

describe('the window of a kiosk', () => {
  it('fills the glass, stays on top and gives the page nothing of Node', async () => {
    const { electron, opened, count, loads } = shell()
    await opened.open(URL_OF_PAGE)
    expect(electron.options).toMatchObject({
      ...{ kiosk: true, fullscreen: true, alwaysOnTop: true, frame: false, autoHideMenuBar: true },
      webPreferences: {
        ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
        ...{ nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webviewTag: false },
        ...{ allowRunningInsecureContent: false, experimentalFeatures: false, backgroundThrottling: false },
        ...{ devTools: false, navigateOnDragDrop: false, preload: '/app/preload.cjs', partition: 'linli' },
      },
    })
    expect(electron.calls).toContainEqual(['setAlwaysOnTop', true, 'screen-saver'])
    expect(electron.calls).toContainEqual(['powerSaveBlocker.start', 'prevent-display-sleep'])
    expect(loads()).toEqual([URL_OF_PAGE])
    expect(count('setPermissionRequestHandler')).toBe(1)
  })

  it('goes to the new address when the agent has started anew, in the same window', async () => {
    const { electron, opened, loads, count } = shell()
    await opened.open(URL_OF_PAGE)
    const first = electron.options
    await opened.open(`${URL_OF_PAGE}?t=next`)
    expect(loads()).toEqual([URL_OF_PAGE, `${URL_OF_PAGE}?t=next`])
    expect(electron.options).toBe(first)
    expect(count('setPermissionRequestHandler')).toBe(1)
  })

  it('is the same, unseen, for tests', async () => {
    const { electron, opened } = shell({ headless: true })
    await opened.open(URL_OF_PAGE)
    expect(electron.options).toMatchObject({ show: false, kiosk: false, webPreferences: { sandbox: true } })
  })

  it('opens nothing but a page of this machine', async () => {
    await expect(shell().opened.open('https://example.org/')).rejects.toThrow('only the agent')
  })

  it('lets the page go nowhere else, by whatever way', async () => {
    const { contents, handler, opened } = shell()
    await opened.open(URL_OF_PAGE)
    for (const way of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(prevented(contents, way, { url: 'https://evil.example/' }), way).toBe(true)
      expect(prevented(contents, way, { url: `${ORIGIN}/other` }), way).toBe(false)
    }
    expect(handler('setWindowOpenHandler')({ url: `${ORIGIN}/` })).toEqual({ action: 'deny' })
    expect(prevented(contents, 'will-attach-webview')).toBe(true)
    expect(prevented(contents, 'context-menu')).toBe(true)
    expect(prevented(contents, 'will-prevent-unload')).toBe(true)
  })

  it('refuses permissions, devices, screens, downloads and foreign requests', async () => {
    const { session, handler, opened } = shell()
    await opened.open(URL_OF_PAGE)
    let granted: unknown
    const keep = (answer: unknown) => (granted = answer)
    handler('setPermissionRequestHandler')(null, 'media', keep, { requestingUrl: URL_OF_PAGE })
    expect(granted).toBe(false)
    expect(handler('setPermissionCheckHandler')(null, 'usb', ORIGIN)).toBe(false)
    expect(handler('setDevicePermissionHandler')({ deviceType: 'hid', origin: ORIGIN })).toBe(false)
    handler('setDisplayMediaRequestHandler')({}, keep)
    expect(granted).toBeNull()
    let cancelled = false
    expect(prevented(session, 'will-download', {}, { cancel: () => (cancelled = true) })).toBe(true)
    expect(cancelled).toBe(true)
    const ask = (url: string) => {
      handler('onBeforeRequest')({ url }, keep)
      return (granted as { cancel: boolean }).cancel
    }
    expect(ask(`${ORIGIN}/media/a`)).toBe(false)
    expect(ask('https://telemetry.example/')).toBe(true)
    expect(ask('file:///etc/passwd')).toBe(true)
    expect(ask(`blob:${ORIGIN}/1`)).toBe(false)
    expect(ask('blob:https://evil.example/1')).toBe(true)
  })

  it('lets only harmless keys through and keeps the zoom where it is', async () => {
    const { contents, calls, opened } = shell()
    await opened.open(URL_OF_PAGE)
    const key = { key: 'r', code: 'KeyR', control: true, alt: false, meta: false }
    expect(prevented(contents, 'before-input-event', {}, key)).toBe(true)
    expect(prevented(contents, 'before-input-event', {}, { ...key, control: false })).toBe(false)
    contents.emit('did-finish-load')
    expect(calls).toContainEqual(['setVisualZoomLevelLimits', 1, 1])
  })

  it('can be photographed and reloaded', async () => {
    const { opened, loads } = shell()
    await expect(opened.capture()).rejects.toThrow('no page')
    await opened.open(URL_OF_PAGE)
    expect(Buffer.from(await opened.capture()).toString()).toBe('PNG')
    await opened.reload()
    expect(loads()).toHaveLength(2)
    await expect(opened.display('off')).rejects.toThrow('no way')
  })
})

describe('a window in trouble', () => {
  it('tries again when the agent does not answer yet', async () => {
    const { electron, clock, opened, loads } = shell()
    electron.turns.load = () => Promise.reject(new Error('ERR_CONNECTION_REFUSED'))
    await opened.open(URL_OF_PAGE)
    electron.turns.load = () => Promise.resolve()
    await clock.advance(2_000)
    expect(loads()).toHaveLength(2)
  })

  it('reloads after 1, 5 and 15 s, then starts the app anew with its history', async () => {
    const { contents, clock, opened, loads, relaunched } = shell()
    await opened.open(URL_OF_PAGE)
    for (const [turn, wait] of [1_000, 5_000, 15_000].entries()) {
      contents.emit('render-process-gone', {}, { reason: 'crashed' })
      await clock.advance(wait - 1)
      expect(loads()).toHaveLength(turn + 1)
      await clock.advance(1)
      expect(loads()).toHaveLength(turn + 2)
    }
    contents.emit('render-process-gone', {}, { reason: 'oom' })
    expect(relaunched).toHaveLength(1)
  })

  it('takes no notice of a page that ends in order', async () => {
    const { contents, clock, opened, loads } = shell()
    await opened.open(URL_OF_PAGE)
    contents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    await clock.advance(60_000)
    expect(loads()).toHaveLength(1)
  })

  it('ends a page that does not answer for ten seconds, and spares one that comes back', async () => {
    const { contents, clock, opened, count } = shell()
    await opened.open(URL_OF_PAGE)
    contents.emit('unresponsive')
    await clock.advance(9_000)
    contents.emit('responsive')
    await clock.advance(2_000)
    expect(count('forcefullyCrashRenderer')).toBe(0)
    contents.emit('unresponsive')
    await clock.advance(10_000)
    expect(count('forcefullyCrashRenderer')).toBe(1)
  })

  it('ends a page that lives and shows nothing', async () => {
    const { electron, clock, opened, count } = shell()
    await opened.open(URL_OF_PAGE)
    await clock.advance(20_000)
    expect(count('forcefullyCrashRenderer')).toBe(0)
    electron.turns.ask = () => Promise.resolve(false)
    await clock.advance(10_000)
    expect(count('forcefullyCrashRenderer')).toBe(1)
  })

  it('ends a page whose script hangs', async () => {
    const { electron, clock, opened, count } = shell()
    await opened.open(URL_OF_PAGE)
    electron.turns.ask = () => new Promise(() => undefined)
    await clock.advance(25_000)
    expect(count('forcefullyCrashRenderer')).toBe(1)
  })

  it('ends on the safe page when nothing helps', async () => {
    const electron = fakeElectron()
    const clock = testClock()
    const now = clock.now()
    const opened = electronShell(
      electron.parts,
      {
        ...{ role: 'screen', version: '', preload: '', headless: false },
        ...{ display: { platform: 'linux', wayland: false, x11: false } },
        crashes: { crashes: [now, now, now], relaunches: [now, now, now] },
      },
      { clock, log: () => undefined, relaunch: () => expect.unreachable() },
    )
    await opened.open(URL_OF_PAGE)
    electron.contents.emit('render-process-gone', {}, { reason: 'crashed' })
    await clock.advance(0)
    expect(electron.calls.findLast(([name]) => name === 'loadURL')?.[1]).toMatch(/^data:text\/html/)
  })
})

describe('whether somebody is using it', () => {
  it('is told by the page alone, and forgotten when the page dies', async () => {
    const { ipc, contents, opened } = shell()
    await opened.open(URL_OF_PAGE)
    ipc.emit(BUSY_CHANNEL, { senderFrame: { origin: 'https://evil.example' } }, true)
    expect(opened.busy()).toBe(false)
    ipc.emit(BUSY_CHANNEL, { senderFrame: { origin: ORIGIN } }, true)
    expect(opened.busy()).toBe(true)
    ipc.emit(BUSY_CHANNEL, { senderFrame: { origin: ORIGIN } }, 'no')
    ipc.emit(BUSY_CHANNEL, { senderFrame: null }, false)
    expect(opened.busy()).toBe(true)
    contents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(opened.busy()).toBe(false)
  })
})
