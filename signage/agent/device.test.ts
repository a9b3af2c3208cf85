import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import type { Plan } from '@linli/playlists'
import { LOOPBACK, type ShownSlot } from '../loopback.ts'
import { DistrictServer } from './testing/district-server.ts'
import { imageCreative, itemOf, mediumOf, noticeCreative, planOf, type TestMedium } from './testing/plans.ts'
import { newFolder, runAgent, until, wallNow, type TestAgent } from './testing/run-agent.ts'

const HOUR = 3_600_000
const poster = mediumOf(Buffer.alloc(300_000, 'poster'), 'image/webp')
let server: DistrictServer

beforeEach(async () => {
  server = new DistrictServer()
  await server.start()
  onTestFinished(() => server.stop())
})

function plan(revision: string, from: number, media: TestMedium[] = [], notice = 'notice.a'): Plan {
  const items = [itemOf(notice, 'notice', [noticeCreative('c1')], 500_000, from)]
  media.forEach((one, index) =>
    items.push(itemOf(`campaign.${index}`, 'ad', [imageCreative(`c${index}`, one)], 200_000, from)),
  )
  return planOf(revision, from, items, media)
}

async function paired(agent: TestAgent): Promise<TestAgent> {
  await until(async () => {
    const state = await agent.state()
    return state.show === 'pairing' && state.code
  })
  server.approve()
  await until(async () => (await agent.state()).show !== 'pairing')
  return agent
}

async function playing(agent: TestAgent, revision: string) {
  return until(async () => {
    const state = await agent.state()
    return state.show === 'playing' && state.plan.revision === revision && state
  })
}

function slotAt(index: number, revision = 'p1'): ShownSlot {
  const startsAt = wallNow() + index
  return {
    planRevision: revision,
    itemId: 'notice.a',
    creativeId: `c${index}`,
    kind: 'notice',
    sha256: null,
    startsAt,
    endsAt: startsAt + 3_000,
  }
}

async function paint(agent: TestAgent, page: string, slot: ShownSlot): Promise<number | null> {
  const answer = await agent.post(LOOPBACK.painted, { page, slot, at: wallNow() })
  return ((await answer.json()) as { number: number | null }).number
}

it('a device shows a code, is paired, and plays what it is sent; it keeps doing so without the server', async () => {
  server.serveMedia(poster)
  server.publish(plan('p1', server.now() - 1_000, [poster]))
  const dir = await newFolder()
  const agent = await runAgent(server.url, dir)
  const shown = await until(async () => {
    const state = await agent.state()
    return state.show === 'pairing' && state.code ? state : null
  })
  expect(shown).toMatchObject({ code: 'BCDFGHJK', server: server.url, role: 'screen' })
  await paired(agent)
  // A plan is shown from its first artwork on; the others follow.
  await until(async () => (await playing(agent, 'p1')).missing.length === 0)
  expect(await playing(agent, 'p1')).toMatchObject({ screenName: { zh: '一号楼大堂' } })
  const medium = await agent.ask(`/media/${poster.sha256}`)
  expect([medium.status, medium.headers.get('content-type')]).toEqual([200, 'image/webp'])
  expect(Buffer.from(await medium.arrayBuffer()).equals(poster.bytes)).toBe(true)

  await server.stop()
  await agent.stop()
  const again = await runAgent(server.url, dir)
  expect((await playing(again, 'p1')).missing).toEqual([])
  expect((await again.ask(`/media/${poster.sha256}`)).status).toBe(200)
})

it('a new plan is heard of by push and waits for its media; the old one plays until they are there', async () => {
  server.publish(plan('p1', server.now() - 1_000))
  const agent = await paired(await runAgent(server.url, await newFolder()))
  await playing(agent, 'p1')
  await until(() => server.asked.includes('GET /api/device/events'))
  server.breakAfter = 40_000
  server.serveMedia(poster)
  server.publish(plan('p2', server.now() - 1_000, [poster]))
  await until(() => server.ranges.length >= 3)
  expect(await agent.state()).toMatchObject({ plan: { revision: 'p1' } })
  server.breakAfter = null
  await playing(agent, 'p2')
  // Each try went on where the last one ended.
  expect(server.ranges.slice(0, 3)).toEqual([undefined, 'bytes=40000-', 'bytes=80000-'])
})

it('a plan whose medium the server does not have is played all the same', async () => {
  server.publish(plan('p1', server.now() - 1_000, [poster]))
  const agent = await paired(await runAgent(server.url, await newFolder()))
  expect((await playing(agent, 'p1')).missing).toEqual([poster.sha256])
})

it('a plan that begins later is kept beside the one in force until its time', async () => {
  server.publish(plan('p1', server.now() - 1_000))
  const agent = await paired(await runAgent(server.url, await newFolder()))
  await playing(agent, 'p1')
  server.publish(plan('p2', server.now() + 1_500))
  await until(async () => {
    const state = await agent.state()
    return state.show === 'playing' && state.plan.revision === 'p1' && state.nextPlan?.revision === 'p2'
  })
  expect((await playing(agent, 'p2')).nextPlan).toBe(null)
})

it('a forged, foreign, older or newer-than-known plan changes nothing and is named', async () => {
  const good = plan('p5', server.now() - 1_000)
  const { signer } = server
  server.letter = signer.sign(5, good)
  const agent = await paired(await runAgent(server.url, await newFolder()))
  await playing(agent, 'p5')
  const text = server.letter.text
  const bad = {
    'plan/bad-signature': { ...server.letter, text: text.replace('notice.a', 'notice.b') },
    'plan/not-for-this-screen': signer.sign(6, good, 'screen-2'),
    'plan/older': signer.sign(4, plan('p4', server.now())),
    'plan/too-new': signer.signText(text.replace('"version":1', '"version":9')),
    'plan/malformed': signer.signText('{"letter":1}'),
  }
  for (const [code, letter] of Object.entries(bad)) {
    server.letter = letter
    server.hint()
    await until(async () => {
      const state = await agent.state()
      return state.show === 'playing' && state.refused?.code === code
    })
    expect(await agent.state()).toMatchObject({ plan: { revision: 'p5' } })
  }
  server.letter = signer.sign(6, plan('p6', server.now() - 1_000))
  server.hint()
  expect((await playing(agent, 'p6')).refused).toBe(null)
})

it.each([HOUR, -HOUR])('a clock that is %i ms off is told the time and plays by it', async (clockOffMs) => {
  server.publish(plan('p1', server.now() - 1_000))
  const dir = await newFolder()
  const agent = await paired(await runAgent(server.url, dir, { clockOffMs }))
  const state = await playing(agent, 'p1')
  expect(Math.abs(state.clockOffsetMs + clockOffMs)).toBeLessThan(1_500)
  await until(async () => (await readdir(dir)).includes('clock.json'))
  await agent.stop()
  await server.stop()
  const alone = await runAgent(server.url, dir, { clockOffMs })
  expect(Math.abs((await playing(alone, 'p1')).clockOffsetMs + clockOffMs)).toBeLessThan(1_500)
})

it('a captive portal is neither a plan nor a medium, and no contact', async () => {
  server.publish(plan('p1', server.now() - 1_000, [poster]))
  const dir = await newFolder()
  const before = await paired(await runAgent(server.url, dir))
  await playing(before, 'p1')
  await before.stop()
  server.portal = true
  server.asked.length = 0
  const agent = await runAgent(server.url, dir)
  const asked = (path: string) => server.asked.filter((one) => one === `GET ${path}`).length
  await until(() => asked('/api/device/plan') > 2 && asked(`/media/${poster.sha256}`) > 2)
  const state = await playing(agent, 'p1')
  expect(state).toMatchObject({ reachable: false, refused: null, missing: [poster.sha256] })
  expect(await readdir(join(dir, 'media', 'part'))).toEqual([])
})

it('plays arrive each once, in order, after an outage, lost answers and a server that lost some', async () => {
  server.publish(plan('p1', server.now() - 1_000))
  const agent = await paired(await runAgent(server.url, await newFolder()))
  await playing(agent, 'p1')
  const page = 'page-0001'
  for (let index = 0; index < 5; index++) expect(await paint(agent, page, slotAt(index))).toBe(index + 1)
  await until(() => server.plays.length === 4)
  await server.stop()
  for (let index = 5; index < 12; index++) await paint(agent, page, slotAt(index))
  server.loseAnswers = true
  await server.start()
  await until(() => server.plays.length === 11)
  server.plays.length = 3
  server.loseAnswers = false
  await agent.post(LOOPBACK.ended, { page, at: wallNow() })
  await until(() => server.plays.length === 12)
  expect(server.plays.map((play) => play.number)).toEqual(server.plays.map((_, index) => index + 1))
})

it('of several pages the newest visible one is recorded, and a slot that it takes over is not doubled', async () => {
  server.publish(plan('p1', server.now() - 1_000))
  const agent = await paired(await runAgent(server.url, await newFolder()))
  await playing(agent, 'p1')
  const alive = (page: string, visible: boolean) =>
    agent.post(LOOPBACK.alive, { page, visible, frames: 9, skipped: [] })
  await alive('page-old', true)
  const first = slotAt(0)
  expect(await paint(agent, 'page-old', first)).toBe(1)
  await alive('page-new', true)
  expect(await paint(agent, 'page-new', first)).toBe(1)
  expect(await paint(agent, 'page-old', slotAt(1))).toBe(null)
  expect(await paint(agent, 'page-new', slotAt(1))).toBe(2)
  await alive('page-new', false)
  expect(await paint(agent, 'page-old', slotAt(2))).toBe(3)
})

it('a touch cuts the play of a kiosk, and nothing is recorded while it is in use', async () => {
  server.publish(plan('p1', server.now() - 1_000))
  const agent = await paired(await runAgent(server.url, await newFolder(), { role: 'kiosk' }))
  await playing(agent, 'p1')
  const page = 'page-0001'
  expect(await paint(agent, page, slotAt(0))).toBe(1)
  await agent.post(LOOPBACK.busy, { page, busy: true })
  await until(() => server.plays.at(-1)?.ending === 'cut')
  expect(await paint(agent, page, slotAt(1))).toBe(null)
  await agent.post(LOOPBACK.busy, { page, busy: false })
  expect(await paint(agent, page, slotAt(2))).toBe(2)
})

it('a revoked device forgets everything and asks for a new code with a new key; a failing server does not do that', async () => {
  server.serveMedia(poster)
  server.publish(plan('p1', server.now() - 1_000, [poster]))
  const dir = await newFolder()
  const agent = await paired(await runAgent(server.url, dir))
  await playing(agent, 'p1')
  const key = await readFile(join(dir, 'key'), 'utf8')
  await server.stop()
  await until(async () => (await agent.state()).reachable === false)
  expect((await agent.state()).show).toBe('playing')
  await server.start()
  server.revoke()
  server.hint()
  await until(async () => (await agent.state()).show === 'pairing')
  await until(async () => (await readFile(join(dir, 'key'), 'utf8').catch(() => key)) !== key)
  expect((await readdir(dir)).includes('plan')).toBe(false)
  expect(await readdir(join(dir, 'media'))).toEqual(['part'])
  await paired(agent)
  await playing(agent, 'p1')
})
