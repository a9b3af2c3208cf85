import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { approvePairing } from '@linli/contract/pairing.ts'
import { isSlot, nowPlaying } from '@linli/playlists'
import { AgentState, LOOPBACK, Recorded, type ShownSlot } from '@linli/signage/loopback.ts'
import { asOperator, ended, pause, ROOT, seeded, startServer } from './rig.ts'

export type AgentFigures = {
  kills: number
  recorded: number
  lost: number
  doubled: number
  altered: number
  downloads: number
  wrongBytes: number
  unfinished: number
}

const SCREEN = 'screen-lobby-1'
const LONGEST_MS = 1_500

type Agent = { child: ChildProcess; origin: string; cookie: string }
/** What the agent said it had recorded, by number. */
type Ledger = Map<number, { itemId: string; kills: number }>

/**
 * Kills a screen's agent in the middle of downloads and plays, so many times; each time every medium on its disk
 * must be whole, and at the end every play it acknowledged must have reached the server once.
 */
export async function killAgent(data: string, rounds: number, seed: number): Promise<AgentFigures> {
  const random = seeded(seed)
  const dir = join(data, 'devices', 'crash')
  mkdirSync(dir, { recursive: true })
  const figures: AgentFigures = {
    kills: 0,
    recorded: 0,
    lost: 0,
    doubled: 0,
    altered: 0,
    downloads: 0,
    wrongBytes: 0,
    unfinished: 0,
  }
  const ledger: Ledger = new Map()
  const server = await startServer(data)
  await pairOnce(data, server.url, dir)
  for (let round = 0; round < rounds; round += 1) {
    // Every round downloads anew, and is killed somewhere on the way.
    rmSync(join(dir, 'media'), { recursive: true, force: true })
    const agent = await startAgent(server.url, dir)
    const deadline = performance.now() + random() * LONGEST_MS
    const killed = pause(deadline - performance.now()).then(() => ended(agent.child, 'SIGKILL'))
    await playUntilGone(agent, `page-${seed}-${round}`, ledger, round)
    await killed
    figures.kills += 1
    countMedia(join(dir, 'media'), figures)
  }
  await deliverAll(server.url, dir)
  await server.stop()
  figures.recorded = ledger.size
  compare(data, ledger, figures)
  return figures
}

async function pairOnce(data: string, url: string, dir: string): Promise<void> {
  const agent = await startAgent(url, dir)
  const operator = await asOperator(url, data)
  for (;;) {
    const state = await stateOf(agent)
    if (state.show === 'playing') break
    if (state.show === 'pairing' && state.code)
      await operator(approvePairing, { body: { code: state.code, screenId: SCREEN } }).catch(() => undefined)
    await pause(100)
  }
  await ended(agent.child, 'SIGTERM')
}

async function startAgent(url: string, dir: string): Promise<Agent> {
  const page = join(ROOT, 'signage/dist/page')
  const args = ['--server', url, '--dir', dir, '--role', 'screen', '--page', page, '--label', 'crash']
  const child = spawn(process.execPath, [join(ROOT, 'signage/dist/agent.js'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the agent ended with ${code} instead of starting`)))
  })
  const ready = (JSON.parse(line) as { ready: { url: string } }).ready.url
  const entry = await fetch(ready, { redirect: 'manual' })
  const cookie = entry.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
  return { child, origin: new URL(ready).origin, cookie }
}

async function stateOf({ origin, cookie }: Agent): Promise<AgentState> {
  return AgentState.parse(await (await fetch(origin + LOOPBACK.state, { headers: { cookie } })).json())
}

/** Does what a page does, faster: reports a paint every few milliseconds, until the agent is gone. */
async function playUntilGone(agent: Agent, page: string, ledger: Ledger, kills: number): Promise<void> {
  const headers = { cookie: agent.cookie, 'content-type': 'application/json', origin: agent.origin }
  try {
    for (;;) {
      const state = await stateOf(agent)
      if (state.show !== 'playing') {
        await pause(20)
        continue
      }
      for (let paints = 0; paints < 20; paints += 1) {
        const slot = slotNow(state.plan, paints)
        if (!slot) return
        const body = JSON.stringify({ page, slot, at: Date.now() })
        const answer = await fetch(agent.origin + LOOPBACK.painted, { method: 'POST', headers, body })
        const { number } = Recorded.parse(await answer.json())
        if (number !== null) ledger.set(number, { itemId: slot.itemId, kills })
        await pause(10)
      }
    }
  } catch (error) {
    if (agent.child.exitCode === null && agent.child.signalCode === null && !(error instanceof TypeError))
      throw error
  }
}

/** Another slot each time: the plan's next ones, as if they were on now. */
function slotNow(plan: Parameters<typeof nowPlaying>[0], ahead: number): ShownSlot | undefined {
  const slot = nowPlaying(plan, Date.now() + ahead * 9_000)
  if (!isSlot(slot)) return undefined
  const { itemId, creativeId, kind, startsAt, endsAt } = slot
  const content = plan.items
    .find((item) => item.id === itemId)
    ?.creatives.find((creative) => creative.id === creativeId)?.content
  const sha256 = content && 'sha256' in content ? content.sha256 : null
  return { planRevision: plan.revision, itemId, creativeId, kind, sha256, startsAt, endsAt }
}

function countMedia(directory: string, figures: AgentFigures): void {
  if (!existsSync(directory)) return
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const base = name.split('/').at(-1) as string
    if (/^[0-9a-f]{64}$/.test(base)) {
      figures.downloads += 1
      const found = createHash('sha256')
        .update(readFileSync(join(directory, name)))
        .digest('hex')
      if (found !== base) figures.wrongBytes += 1
    } else if (base.includes('.part')) figures.unfinished += 1
  }
}

/** Lets the agent run until the server has what it kept. */
async function deliverAll(url: string, dir: string): Promise<void> {
  const agent = await startAgent(url, dir)
  await pause(8_000)
  await ended(agent.child, 'SIGTERM')
}

function compare(data: string, ledger: Ledger, figures: AgentFigures): void {
  const database = new Database(join(data, 'linli.db'), { readonly: true })
  const rows = database.prepare('select number, item_id from plays where screen_id = ?').all(SCREEN) as {
    number: number
    item_id: string
  }[]
  database.close()
  for (const [number, { itemId }] of ledger) {
    const found = rows.filter((row) => row.number === number)
    if (found.length === 0) figures.lost += 1
    if (found.length > 1) figures.doubled += 1
    if (found.some((row) => row.item_id !== itemId)) figures.altered += 1
  }
}
