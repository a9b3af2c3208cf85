import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const PAGE = fileURLToPath(new URL('../dist/index.html', import.meta.url))

export type Account = { login: string; role: 'operator' | 'community-staff'; password: string }
export type Running = { url: string; accounts: Account[]; stop: () => Promise<void> }

type Wanted = { demo: boolean; env: NodeJS.ProcessEnv }

/** Whether the server and the console are built. */
export function isBuilt(): boolean {
  return existsSync(MAIN) && existsSync(PAGE)
}

/** The built server as people start it, on a free port, with data of its own; `demo` puts the district in it. */
export async function runServer({ demo, env }: Wanted): Promise<Running> {
  const data = mkdtempSync(join(tmpdir(), 'linli-console-'))
  const own = {
    LINLI_DATA: data,
    LINLI_PORT: '0',
    LINLI_DEMO: demo ? '1' : '0',
    LINLI_LOG: 'warn',
    DATABASE_URL: '',
  }
  const child = fork(MAIN, { env: { ...env, ...own } })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (told) => resolve((told as { listening: number }).listening))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    accounts: demo ? accountsIn(data) : [],
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function accountsIn(data: string): Account[] {
  const { accounts } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as {
    accounts: Account[]
  }
  return accounts
}
