import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { holdPage, type ChromiumPage } from './chromium-page.ts'
import { nextStart } from './crash-policy.ts'
import { devtoolsOver } from './devtools-pipe.ts'
import { displayCommands, type Display } from './display-power.ts'
import { afterBeat, BEAT_EVERY_MS, type Pulse } from './heartbeat.ts'
import { lockedOrigin } from './navigation.ts'
import { runFirst } from './run-command.ts'
import type { Clock, Log, Shell } from './shell-port.ts'
import { asArguments, BROWSER_SWITCHES, SWITCHES } from './switches.ts'

export type ChromiumSettings = {
  binary: string
  /** A folder of its own, so that no other browser of the machine is disturbed. */
  profile: string
  headless: boolean
  /** Chromium's sandbox does not start for root; only then it goes without. */
  root: boolean
  display: Display
}

export function chromiumArguments(
  { profile, headless, root }: Pick<ChromiumSettings, 'profile' | 'headless' | 'root'>,
  url: string,
): string[] {
  return [
    ...asArguments([...SWITCHES, ...BROWSER_SWITCHES]),
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(headless ? ['--headless=new', '--screen-info={1080x1920}'] : []),
    ...(root ? ['--no-sandbox', '--test-type'] : []),
    `--app=${url}`,
  ]
}

/** A Chromium of the system as a shell: started in kiosk mode, held by a pipe, started again whenever it ends. */
export function chromiumShell(settings: ChromiumSettings, { clock, log }: { clock: Clock; log: Log }): Shell {
  let browser: ChildProcess | undefined
  let page: ChromiumPage | undefined
  let pulse: Pulse = { misses: 0 }
  let deaths: readonly number[] = []
  let quitting = false
  let url = ''

  async function start(): Promise<void> {
    const started = startBrowser(settings, url)
    browser = started.process
    void started.ended.then((reason) => again(reason))
    page = await holdPage(started.devtools, { url: () => url, origin: lockedOrigin(url), clock })
  }

  function again(reason: string): void {
    page = undefined
    if (quitting) return
    const next = nextStart(deaths, clock.now())
    deaths = next.deaths
    log(`Chromium ended (${reason}); it starts again in ${next.afterMs / 1000} s`)
    clock.after(next.afterMs, () => {
      if (!quitting) start().catch((problem: unknown) => log(`Chromium does not answer: ${String(problem)}`))
    })
  }

  async function beat(): Promise<void> {
    const held = page
    const judged = held ? afterBeat(pulse, await held.beat()) : { pulse, kill: false }
    pulse = judged.pulse
    // Ending the browser brings it back by the same way as a crash.
    if (judged.kill && held === page) browser?.kill('SIGKILL')
    if (!quitting) clock.after(BEAT_EVERY_MS, () => void beat())
  }

  function held(): ChromiumPage {
    if (!page) throw new Error('Chromium is not running')
    return page
  }

  return {
    async open(address) {
      const begun = url !== ''
      lockedOrigin(address)
      url = address
      // While it is being started again, the new address is what it starts with.
      if (begun) return page?.show(url)
      await start()
      clock.after(BEAT_EVERY_MS, () => void beat())
    },
    capture: async () => held().capture(),
    reload: async () => held().show(url),
    async quit() {
      quitting = true
      await endOf(browser)
    },
    display: (power) => runFirst(displayCommands(power, settings.display)),
  }
}

function startBrowser(settings: ChromiumSettings, url: string) {
  const browser = spawn(settings.binary, chromiumArguments(settings, url), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<string>((resolve) => {
    browser.once('error', (problem) => resolve(problem.message))
    browser.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  const [, , , toBrowser, fromBrowser] = browser.stdio
  return { process: browser, ended, devtools: devtoolsOver(fromBrowser as Readable, toBrowser as Writable) }
}

async function endOf(browser: ChildProcess | undefined): Promise<void> {
  if (!browser || browser.exitCode !== null || browser.signalCode !== null) return
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
  browser.kill('SIGTERM')
  await ended
}
