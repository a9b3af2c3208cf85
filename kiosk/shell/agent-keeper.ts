import type { Child } from './child.ts'
import { nextStart } from './crash-policy.ts'
import type { Clock, Log, Role, Timer } from './shell-port.ts'

export type AgentSettings = {
  role: Role
  server: string
  dir: string
  port: number
  label: string | undefined
  /** The folder of the built page that the agent serves. */
  page: string
}

export type AgentWorld = {
  launch: (args: string[]) => Child
  clock: Clock
  log: Log
  /** Called at each start: the address carries a pass that is good for that start only. */
  onReady: (url: string) => void
}

export type AgentKeeper = {
  stop(): void
}

export function agentArguments({ role, server, dir, port, label, page }: AgentSettings): string[] {
  const base = ['--server', server, '--dir', dir, '--role', role, '--port', String(port), '--page', page]
  return label === undefined ? base : [...base, '--label', label]
}

/** The address in the agent's one line `{"ready":{"url":…}}`, or nothing. */
export function readyUrl(line: string): string | undefined {
  try {
    const said = JSON.parse(line) as { ready?: { url?: unknown } } | null
    const url = said?.ready?.url
    return typeof url === 'string' && URL.canParse(url) ? url : undefined
  } catch {
    return undefined
  }
}

/**
 * Keeps the agent running: when it ends, it is started again with the same folder and the same port, so that
 * the page finds it where it was, and ever more patiently when it keeps failing.
 */
export function keepAgent(settings: AgentSettings, { launch, clock, log, onReady }: AgentWorld): AgentKeeper {
  let port = settings.port
  let deaths: readonly number[] = []
  let child: Child | undefined
  let waiting: Timer | undefined
  let stopped = false

  function start(): void {
    child = launch(agentArguments({ ...settings, port }))
    child.onLine((line) => {
      const url = readyUrl(line)
      if (url === undefined) return log(line)
      port = Number(new URL(url).port) || port
      onReady(url)
    })
    child.onExit((reason) => {
      if (stopped) return
      const next = nextStart(deaths, clock.now())
      deaths = next.deaths
      log(`the agent ended (${reason}); it starts again in ${next.afterMs / 1000} s`)
      waiting = clock.after(next.afterMs, start)
    })
  }

  start()
  return {
    stop() {
      stopped = true
      waiting?.cancel()
      child?.end()
    },
  }
}
