/** What a page needs of the browser, passed in so that tests drive it. */
export type PageHost = {
  /** The device's clock, ms since 1970. */
  now: () => number
  newPageId: () => string
  fetch: (
    path: string,
    init: { method: string; headers: Record<string, string>; body?: string },
  ) => Promise<{ status: number; text(): Promise<string> }>
  /** Opens a stream of server-sent events. */
  listen: (path: string, hear: { event(name: string): void; broken(): void }) => { close(): void }
  after: (ms: number, act: () => void) => { cancel(): void }
  /** Calls back at each frame until cancelled. */
  eachFrame: (act: () => void) => { cancel(): void }
  visible: () => boolean
}

/** The real browser; the clock is passed by the page's main file. */
export function inBrowser(now: () => number): PageHost {
  return {
    now,
    newPageId: () => crypto.randomUUID(),
    fetch: (path, init) => fetch(path, { ...init, cache: 'no-store', credentials: 'same-origin' }),
    listen: listenByEventSource,
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      return { cancel: () => clearTimeout(timer) }
    },
    eachFrame,
    visible: () => document.visibilityState === 'visible',
  }
}

function listenByEventSource(path: string, hear: { event(name: string): void; broken(): void }) {
  const source = new EventSource(path)
  for (const name of ['hello', 'state']) source.addEventListener(name, () => hear.event(name))
  source.addEventListener('error', () => {
    source.close()
    hear.broken()
  })
  return { close: () => source.close() }
}

function eachFrame(act: () => void) {
  let frame = requestAnimationFrame(step)
  function step() {
    frame = requestAnimationFrame(step)
    act()
  }
  return { cancel: () => cancelAnimationFrame(frame) }
}
