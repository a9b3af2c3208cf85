import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { AgentState } from '../../loopback.ts'
import type { AgentConfig } from '../config.ts'
import { startAgent, type RunningAgent } from '../start-agent.ts'

/** A folder that is gone after the test. */
export async function newFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'linli-agent-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** The test's own clock, ms since 1970. */
export const wallNow = () => Math.round(performance.timeOrigin + performance.now())

export type TestAgent = RunningAgent & {
  ask: (path: string, init?: RequestInit) => Promise<Response>
  post: (path: string, body: object) => Promise<Response>
  state: () => Promise<AgentState>
}

/** A real agent in this process, with a page of one line. `clockOffMs` is how wrong the device's clock is. */
export async function runAgent(
  server: string,
  dir: string,
  more: Partial<AgentConfig> & { clockOffMs?: number } = {},
): Promise<TestAgent> {
  const { clockOffMs = 0, ...given } = more
  const page = join(dir, 'page')
  await mkdir(page, { recursive: true })
  await writeFile(join(page, 'index.html'), '<!doctype html><title>page</title>')
  const config: AgentConfig = {
    server,
    dir,
    role: 'screen',
    port: 0,
    page,
    label: 'test',
    logLevel: 'silent',
    ...given,
  }
  const agent = await startAgent(config, {
    fetch,
    clocks: { wall: () => wallNow() + clockOffMs, running: () => performance.now() },
    random: () => 0.05,
    log: pino({ level: 'silent' }),
  })
  let stopped: Promise<void> | null = null
  const stop = () => (stopped ??= agent.stop())
  onTestFinished(stop, 30_000)
  const entry = await fetch(agent.url, { redirect: 'manual' })
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const origin = `http://127.0.0.1:${agent.port}`
  const ask: TestAgent['ask'] = (path, init = {}) =>
    fetch(origin + path, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } })
  return {
    ...agent,
    stop,
    ask,
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    state: async () => (await ask('/state')).json() as Promise<AgentState>,
  }
}

/** Waits until something holds; fails after so long. */
export async function until<T>(
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  withinMs = 8_000,
): Promise<T> {
  const end = wallNow() + withinMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (wallNow() > end) throw new Error(`not within ${withinMs} ms: ${look.toString()}`)
    await new Promise((wait) => setTimeout(wait, 20))
  }
}
