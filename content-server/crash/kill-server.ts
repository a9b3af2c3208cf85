import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Call } from '@linli/contract/client.ts'
import { instantOf } from '@linli/contract/instants.ts'
import { listNotices, publishNotice, writeNotice } from '@linli/contract/notices.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { listScreens, type Screen } from '@linli/contract/screens.ts'
import { asOperator, seeded, startServer } from './rig.ts'

export type ServerFigures = {
  kills: number
  accepted: number
  lost: number
  doubled: number
  unpublished: number
  missingInPlan: number
  databaseFaults: number
  slowestReadyMs: number
}

const PUBLISHES = 200
const AT_ONCE = 8
/** Short, so that the next rounds' plans stay small. */
const VALID_MS = 120_000

/** What the server said it had published, by key: until when it is valid, ms since 1970. */
type Accepted = Map<string, number>

/**
 * Kills the server in the middle of 200 publishes, so many times over the same data. After each kill the server is
 * started again and asked for everything it had accepted; the database is checked by itself.
 */
export async function killServer(data: string, rounds: number, seed: number): Promise<ServerFigures> {
  const random = seeded(seed)
  const figures: ServerFigures = {
    kills: 0,
    accepted: 0,
    lost: 0,
    doubled: 0,
    unpublished: 0,
    missingInPlan: 0,
    databaseFaults: 0,
    slowestReadyMs: 0,
  }
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer(data)
    figures.slowestReadyMs = Math.max(figures.slowestReadyMs, server.readyMs)
    const staff = await asOperator(server.url, data)
    const accepted: Accepted = new Map()
    const killAfter = Math.floor(random() * PUBLISHES)
    let killed: Promise<void> | undefined
    await publishMany(staff, `r${seed}-${round}`, (key, validUntil) => {
      accepted.set(key, validUntil)
      if (accepted.size >= killAfter) killed ??= server.kill()
    })
    await (killed ?? server.kill())
    figures.kills += 1
    figures.accepted += accepted.size
    figures.databaseFaults += databaseFaults(data)
    await checkAccepted(data, accepted, figures)
  }
  return figures
}

/** Writes and publishes 200 notices, eight at a time; tells each that the server accepted; ends when the server is gone. */
async function publishMany(
  staff: Call,
  name: string,
  onAccepted: (key: string, validUntilMs: number) => void,
): Promise<void> {
  const { screens } = await staff(listScreens)
  const keys = Array.from({ length: PUBLISHES }, (_, index) => `${name}-${index}`)
  const publishNext = async (): Promise<void> => {
    for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
      const validUntilMs = Date.now() + VALID_MS
      const screen = screens[Number(key.split('-').at(-1)) % screens.length] as Screen
      if (!(await publishOne(staff, key, screen, validUntilMs))) return
      onAccepted(key, validUntilMs)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, publishNext))
}

/** Whether the server answered that it is published. */
async function publishOne(staff: Call, key: string, screen: Screen, validUntilMs: number): Promise<boolean> {
  const words = { zh: `停水通知 ${key}`, en: `Water off ${key}` }
  const body = {
    key,
    communityId: screen.communityId,
    heading: words,
    body: words,
    source: { zh: '物业服务中心', en: 'Property office' },
    picture: null,
    priority: 1,
    durationMs: 5_000,
    screenIds: [screen.id],
    validFrom: instantOf(validUntilMs - VALID_MS),
    validUntil: instantOf(validUntilMs),
  }
  try {
    const notice = await staff(writeNotice, { body })
    await staff(publishNotice, { params: { id: notice.id } })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'network/unreachable') return false
    if (error instanceof TypeError) return false
    throw error
  }
}

async function checkAccepted(data: string, accepted: Accepted, figures: ServerFigures): Promise<void> {
  const server = await startServer(data)
  const plansMade = Date.now()
  const staff = await asOperator(server.url, data)
  const { notices } = await staff(listNotices, { query: { most: 500 } })
  for (const key of accepted.keys()) {
    const found = notices.filter((notice) => notice.heading.zh === `停水通知 ${key}`)
    if (found.length === 0) figures.lost += 1
    if (found.length > 1) figures.doubled += 1
    if (found.some((notice) => notice.state !== 'published')) figures.unpublished += 1
  }
  await server.stop()
  // What has run out meanwhile is rightly in no plan.
  const valid = [...accepted.keys()].filter((key) => (accepted.get(key) as number) > plansMade)
  figures.missingInPlan += missingInPlans(data, valid)
}

/** Accepted notices that their screens' newest plans do not carry, although the server has started again and stopped since. */
function missingInPlans(data: string, keys: readonly string[]): number {
  const database = new Database(join(data, 'linli.db'), { readonly: true })
  const newest = database
    .prepare(
      'select letter from plans p where number = (select max(number) from plans q where q.screen_id = p.screen_id)',
    )
    .all() as { letter: string }[]
  database.close()
  const letters = newest.map(({ letter }) => letter).join('\n')
  return keys.filter((key) => !letters.includes(`停水通知 ${key}\\"`)).length
}

function databaseFaults(data: string): number {
  const database = new Database(join(data, 'linli.db'))
  const found = database.pragma('integrity_check') as { integrity_check: string }[]
  const orphans = database.pragma('foreign_key_check') as unknown[]
  database.close()
  return found.filter((line) => line.integrity_check !== 'ok').length + orphans.length
}
