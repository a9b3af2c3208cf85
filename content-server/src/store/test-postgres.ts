import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/*
 * One PostgreSQL for all test files of a run, started by the first that wants it. Test files run in processes of
 * their own and meet in a directory: `starting` is made by whoever starts it, `ready` or `failed` says how it went.
 */

/** Where the programs of an installed PostgreSQL are, newest first; undefined where none is installed. */
export function postgresPrograms(): string | undefined {
  const fromPath = (process.env['PATH'] ?? '').split(delimiter)
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [...fromPath, ...versions.map((version) => join(debian, version, 'bin'))]
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')))
}

/** The address of a database of the shared PostgreSQL, which is started when this is the first call of the run. */
export async function sharedPostgres(directory: string): Promise<(database: string) => string> {
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  if (isFirst(directory)) await start(directory)
  for (let tries = 0; tries < 600 && !existsSync(join(directory, 'ready')); tries += 1) {
    if (existsSync(join(directory, 'failed')))
      throw new Error(readFileSync(join(directory, 'failed'), 'utf8'))
    await wait(100)
  }
  if (!existsSync(join(directory, 'ready'))) throw new Error('PostgreSQL was not ready within a minute')
  return (database) => addressOf(directory, database)
}

/** Stops what `sharedPostgres` started, and removes its files. */
export async function stopSharedPostgres(directory: string): Promise<void> {
  const pidFile = join(directory, 'data', 'postmaster.pid')
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    // SIGINT is PostgreSQL's fast stop, SIGQUIT its immediate one.
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
      if (isRunning(pid)) process.kill(pid, signal)
      for (let tries = 0; tries < 50 && isRunning(pid); tries += 1) await wait(100)
    }
  }
  rmSync(directory, { recursive: true, force: true })
}

function isFirst(directory: string): boolean {
  try {
    mkdirSync(join(directory, 'starting'))
    return true
  } catch {
    return false
  }
}

async function start(directory: string): Promise<void> {
  try {
    const programs = postgresPrograms()
    if (!programs) throw new Error('No PostgreSQL is installed')
    const owner = unprivileged()
    if (owner) chownSync(directory, owner.uid, owner.gid)
    const data = join(directory, 'data')
    const init = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'linli', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { ...owner, cwd: directory, encoding: 'utf8' },
    )
    if (init.status !== 0) throw new Error(`initdb failed: ${init.error?.message ?? init.stderr}`)
    run(join(programs, 'postgres'), directory, owner)
    await answers(directory)
    writeFileSync(join(directory, 'ready'), '')
  } catch (problem) {
    writeFileSync(join(directory, 'failed'), `PostgreSQL did not start: ${String(problem)}`)
  }
}

type Owner = { uid: number; gid: number }

/** PostgreSQL refuses to run as root. */
function unprivileged(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }))
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  throw new Error('there is no user to run it as')
}

function run(postgres: string, directory: string, owner: Owner | undefined): void {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: directory,
    max_connections: '200',
    // A test database need not survive a power cut.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  }
  const log = openSync(join(directory, 'log'), 'a')
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  spawn(postgres, ['-D', join(directory, 'data'), ...flags], {
    ...owner,
    cwd: directory,
    detached: true,
    stdio: ['ignore', log, log],
  }).unref()
}

async function answers(directory: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: addressOf(directory, 'postgres') })
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      if (tries > 300) throw new Error(readFileSync(join(directory, 'log'), 'utf8'), { cause })
      await wait(100)
    }
  }
}

function addressOf(directory: string, database: string): string {
  return `postgres://linli@localhost/${database}?host=${encodeURIComponent(directory)}`
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
