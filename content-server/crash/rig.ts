import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { client, type Call } from '@linli/contract/client.ts'
import { signIn } from '@linli/contract/people.ts'

export const ROOT = join(import.meta.dirname, '../..')

/** A small seeded generator (mulberry32), so that a failing run can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Server = { url: string; readyMs: number; kill(): Promise<void>; stop(): Promise<void> }

/** The built server as a process of its own on the demo's data. */
export async function startServer(data: string, port = 0): Promise<Server> {
  const since = performance.now()
  const env = {
    ...process.env,
    LINLI_PORT: String(port),
    LINLI_DATA: data,
    LINLI_DEMO: '1',
    LINLI_LOG: 'error',
    NODE_ENV: 'production',
  }
  const child = fork(join(ROOT, 'content-server/dist/main.js'), {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const listening = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { listening: number }) => resolve(message.listening))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} instead of starting`)))
  })
  return {
    url: `http://127.0.0.1:${listening}`,
    readyMs: performance.now() - since,
    kill: () => ended(child, 'SIGKILL'),
    stop: () => ended(child, 'SIGTERM'),
  }
}

/** Ends a process and waits until it is gone. */
export function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** Calls as a signed-in person. */
async function signedIn(
  url: string,
  { login, password }: { login: string; password: string },
): Promise<Call> {
  const answer = await fetch(url + signIn.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (!answer.ok) throw new Error(`could not sign in: ${await answer.text()}`)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return client(url, (address, { method, headers, body }) =>
    fetch(address, {
      method,
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body: body as string }),
    }),
  )
}

/** Calls as the demo's operator. */
export async function asOperator(url: string, data: string): Promise<Call> {
  const { accounts } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as {
    accounts: { role: string; login: string; password: string }[]
  }
  const operator = accounts.find((account) => account.role === 'operator')
  if (!operator) throw new Error('the demo has no operator')
  return signedIn(url, operator)
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
