import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

/*
 * One PostgreSQL for all test files of a run. It belongs to the process of the run; test files have processes of
 * their own and meet it in a directory: `wanted` asks for it, `ready` or `failed` says how it went.
 */

/** Where the programs of an installed PostgreSQL are, newest first; undefined where none is installed. */
export function postgresPrograms(): string | undefined {
  const fromPath = (process.env['PATH'] ?? '').split(delimiter)
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [...fromPath, ...versions.map((version) => join(debian, version, 'bin'))]
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')))
}

/** In a test file: asks for the run's PostgreSQL and answers with the addresses of its databases. */
export async function wantedPostgres(directory: string): Promise<(database: string) => string> {
  mkdirSync(join(directory, 'wanted'), { recursive: true })
  for (let tries = 0; tries < 600; tries += 1) {
    if (existsSync(join(directory, 'ready'))) return (database) => addressOf(directory, database)
    if (existsSync(join(directory, 'failed')))
      throw new Error(readFileSync(join(directory, 'failed'), 'utf8'))
    await wait(100)
  }
  throw new Error('PostgreSQL was not ready within a minute')
}

/** In the process of the run: starts PostgreSQL once it is wanted. Returns how to stop it. */
export function offerPostgres(directory: string): () => Promise<void> {
  let server: Promise<ChildProcess | undefined> | undefined
  const watch = setInterval(() => {
    if (!existsSync(join(directory, 'wanted'))) return
    clearInterval(watch)
    server = start(directory)
  }, 50).unref()
  return async () => {
    clearInterval(watch)
    const running = await server
    if (!running || running.exitCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.stdin?.end()
    await gone
  }
}

async function start(directory: string): Promise<ChildProcess | undefined> {
  try {
    const programs = postgresPrograms()
    if (!programs) throw new Error('none is installed')
    const owner = unprivileged()
    if (owner) chownSync(directory, owner.uid, owner.gid)
    const flags = ['-U', 'linli', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    const data = join(directory, 'data')
    await promisify(execFile)(join(programs, 'initdb'), ['-D', data, ...flags], { ...owner, cwd: directory })
    const server = run(join(programs, 'postgres'), directory, owner)
    await answers(directory)
    writeFileSync(join(directory, 'ready'), '')
    return server
  } catch (problem) {
    writeFileSync(join(directory, 'failed'), `PostgreSQL did not start: ${String(problem)}`)
    return undefined
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

/** However this process ends, its end of the pipe closes: then PostgreSQL is stopped and its files are removed. */
const UNTIL_THE_PIPE_CLOSES = '"$@" & cat; kill -INT $!; wait $!; cd / && rm -rf "$0"'

function run(postgres: string, directory: string, owner: Owner | undefined): ChildProcess {
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
  const command = [postgres, '-D', join(directory, 'data'), ...flags]
  return spawn('/bin/sh', ['-c', UNTIL_THE_PIPE_CLOSES, directory, ...command], {
    ...owner,
    cwd: directory,
    detached: true,
    stdio: ['pipe', log, log],
  })
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
