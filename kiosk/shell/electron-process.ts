import { join } from 'node:path'
import type { Child } from './child.ts'
import type { ShellConfig } from './config.ts'
import { nextStart } from './crash-policy.ts'
import { nodeChild } from './node-child.ts'
import type { Clock, Log, Role, Shell, Timer } from './shell-port.ts'

export type ElectronProcessSettings = {
  binary: string
  root: string
  role: Role
  headless: boolean
  config: Pick<ShellConfig, 'root'>
}

/** Electron as a process of its own, beside an agent that runs already; started again whenever it ends. */
export function electronProcess(
  { binary, root, role, headless, config }: ElectronProcessSettings,
  { clock, log }: { clock: Clock; log: Log },
): Pick<Shell, 'open' | 'quit'> {
  let child: Child | undefined
  let waiting: Timer | undefined
  let deaths: readonly number[] = []
  let quitting = false
  let url = ''

  function start(): void {
    child = nodeChild(
      binary,
      [
        join(root, 'kiosk/dist/shell/main.cjs'),
        `--url=${url}`,
        `--role=${role}`,
        ...(headless ? ['--headless'] : []),
        // Chromium's sandbox does not start for root.
        ...(config.root ? ['--no-sandbox'] : []),
      ],
      clock,
    )
    child.onLine(log)
    child.onExit((reason) => {
      if (quitting) return
      const next = nextStart(deaths, clock.now())
      deaths = next.deaths
      log(`Electron ended (${reason}); it starts again in ${next.afterMs / 1000} s`)
      waiting = clock.after(next.afterMs, start)
    })
  }

  return {
    open(address) {
      const begun = url !== ''
      url = address
      // A new address is passed on by a new process; the old one's pass has ended with the agent that gave it.
      if (begun) child?.end()
      else start()
      return Promise.resolve()
    },
    quit() {
      quitting = true
      waiting?.cancel()
      child?.end()
      return Promise.resolve()
    },
  }
}
