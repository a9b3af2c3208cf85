import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import type { AgentState, ShownSlot } from '../loopback.ts'
import { DistrictServer } from './testing/district-server.ts'
import { imageCreative, itemOf, mediumOf, planOf } from './testing/plans.ts'
import { newFolder, until, wallNow } from './testing/run-agent.ts'

const ROUNDS = 15
const MAKE_REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

type Running = { child: ChildProcess; ask: (path: string, body?: object) => Promise<Response> }

async function bundle(dir: string): Promise<string> {
  const outfile = join(dir, 'agent.mjs')
  const entryPoints = [join(import.meta.dirname, 'main.ts')]
  const how = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' } as const
  await build({ ...how, entryPoints, outfile, banner: { js: MAKE_REQUIRE } })
  return outfile
}

async function start(program: string, server: string, dir: string): Promise<Running> {
  const page = join(dir, 'page')
  await mkdir(page, { recursive: true })
  await writeFile(join(page, 'index.html'), '<!doctype html>')
  const args = [program, '--server', server, '--dir', dir, '--page', page]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const line = await new Promise<string>((ready, failed) => {
    createInterface({ input: child.stdout! }).once('line', ready)
    child.once('exit', (code) => failed(new Error(`the agent ended with ${code}`)))
  })
  const { url } = (JSON.parse(line) as { ready: { url: string } }).ready
  const entry = await fetch(url, { redirect: 'manual' })
  const headers = {
    cookie: entry.headers.getSetCookie()[0]!.split(';')[0]!,
    'content-type': 'application/json',
  }
  const ask = (path: string, body?: object) =>
    fetch(
      new URL(url).origin + path,
      body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
    )
  return { child, ask }
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((exit) => child.once('exit', exit))
  child.kill('SIGKILL')
  await gone
}

function slotOf(index: number): ShownSlot {
  const startsAt = wallNow()
  const names = { planRevision: 'p', itemId: 'campaign.a', creativeId: `c${index}` }
  return { ...names, kind: 'ad', sha256: null, startsAt, endsAt: startsAt + 50 }
}

it(`killed ${ROUNDS} times amid plays and downloads, it loses and doubles no play and keeps no wrong byte`, async () => {
  const server = new DistrictServer()
  await server.start()
  onTestFinished(() => server.stop())
  const dir = await newFolder()
  const program = await bundle(dir)
  const answered = new Map<number, string>()
  let index = 0
  for (let round = 0; round < ROUNDS; round++) {
    const { child, ask } = await start(program, server.url, dir)
    const poster = mediumOf(Buffer.alloc(400_000, `poster ${round}`), 'image/webp')
    server.serveMedia(poster)
    server.breakAfter = round % 3 === 0 ? 100_000 : null
    const item = itemOf('campaign.a', 'ad', [imageCreative('c', poster)], 900_000, server.now())
    server.publish(planOf(`p${round}`, server.now() - 1_000, [item], [poster]))
    if (round === 0) {
      await until(async () => ((await (await ask('/state')).json()) as { code?: string }).code)
      server.approve()
    }
    await until(async () => ((await (await ask('/state')).json()) as AgentState).show !== 'pairing')
    setTimeout(() => child.kill('SIGKILL'), 60 + ((round * 97) % 400))
    while (child.exitCode === null && child.signalCode === null) {
      const slot = slotOf(index++)
      const answer = await ask('/painted', { page: 'page-0001', slot, at: wallNow() }).catch(() => null)
      const number = ((await answer?.json().catch(() => null)) as { number: number | null } | null)?.number
      if (number) answered.set(number, slot.creativeId)
    }
  }
  server.breakAfter = null
  const last = await start(program, server.url, dir)
  const most = Math.max(...answered.keys())
  await until(() => (server.plays.at(-1)?.number ?? 0) >= most, 15_000)
  await until(async () => {
    const state = (await (await last.ask('/state')).json()) as AgentState
    return state.show === 'playing' && state.plan.revision === `p${ROUNDS - 1}`
  })
  await killed(last.child)

  const byNumber = new Map(server.plays.map((play) => [play.number, play.creativeId]))
  const lost = [...answered].filter(([number, creative]) => byNumber.get(number) !== creative)
  const doubled = server.plays.length - new Set(server.plays.map((play) => play.creativeId)).size
  expect(answered.size).toBeGreaterThan(ROUNDS * 5)
  expect({ lost, doubled }).toEqual({ lost: [], doubled: 0 })
  expect(server.plays.map((play) => play.number)).toEqual(server.plays.map((_, at) => at + 1))
  const names = (await readdir(join(dir, 'media'))).filter((name) => name !== 'part')
  for (const name of names) {
    const bytes = await readFile(join(dir, 'media', name))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(name)
  }
  console.log(
    `${ROUNDS} kills: ${answered.size} plays answered for, 0 lost, 0 doubled; ${names.length} media, all right`,
  )
}, 90_000)
