import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { isSlot, nowPlaying } from '@linli/playlists'
import { LOOPBACK, Recorded, type ShownSlot } from '@linli/signage/loopback.ts'
import { pairAt, startAgent, stateOf, type Agent } from './agent-rig.ts'
import { asOperator, ended, pause, seeded, startServer } from './rig.ts'

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
/** Every other round is killed early, while media are on their way; the others while plays are recorded. */
const DOWNLOADING_MS = 250
const PLAYING_MS = 1_500

/** What the agent said it had recorded, by number. */
type Ledger = Map<number, { itemId: string; kills: number }>

/**
 * Kills a screen's agent in the middle of downloads and plays, so many times; each time every medium on its disk
 * must be whole, and at the end every play it acknowledged must have reached the server once.
 */
export async function killAgent(data: string, rounds: number, seed: number): Promise<AgentFigures> {
  const random = seeded(seed)
  const dir = join(data, 'devices', 'crash')
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
    const deadline = performance.now() + random() * (round % 2 ? PLAYING_MS : DOWNLOADING_MS)
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
  await pairAt(await asOperator(url, data), agent, SCREEN)
  await ended(agent.child, 'SIGTERM')
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
