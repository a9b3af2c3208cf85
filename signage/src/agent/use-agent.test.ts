// @vitest-environment happy-dom
import { effectScope } from 'vue'
import { expect, it, onTestFinished } from 'vitest'
import type { AgentState, ShownSlot } from '../../loopback.ts'
import { ALIVE_EVERY_MS } from '../limits.ts'
import type { PageHost } from './page-host.ts'
import { useAgent } from './use-agent.ts'

const starting: AgentState = {
  show: 'starting',
  role: 'screen',
  server: 'http://s',
  reachable: null,
  clockOffsetMs: 250,
}
const slot: ShownSlot = {
  planRevision: 'p',
  itemId: 'i',
  creativeId: 'c',
  kind: 'ad',
  sha256: null,
  startsAt: 0,
  endsAt: 5,
}

/** A browser by hand: what it is asked is kept, frames and timers come when they are called for. */
function byHand() {
  const asked: { path: string; body: Record<string, unknown> }[] = []
  const timers: (() => void)[] = []
  const world = {
    now: 1_000,
    status: 200,
    asked,
    frame: () => undefined as void,
    news: () => undefined as void,
  }
  const host: PageHost = {
    now: () => world.now,
    newPageId: () => 'page-0001',
    fetch: (path, init) => {
      asked.push({ path, body: JSON.parse(init.body ?? '{}') as Record<string, unknown> })
      const text = path === '/state' ? JSON.stringify(starting) : '{"number":1}'
      return world.status === 0
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ status: world.status, text: () => Promise.resolve(text) })
    },
    listen: (_, hear) => {
      world.news = () => hear.event('state')
      return { close: () => undefined }
    },
    after: (_, act) => {
      timers.push(act)
      return { cancel: () => undefined }
    },
    eachFrame: (act) => {
      world.frame = act
      return { cancel: () => undefined }
    },
    visible: () => true,
  }
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const agent = scope.run(() => useAgent(host))!
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
  const ring = async () => {
    timers.splice(0).forEach((act) => act())
    await settle()
  }
  return { world, agent, settle, ring, to: (path: string) => asked.filter((one) => one.path === path) }
}

it('a page plays by the clock the agent tells, and asks again when there is news', async () => {
  const { world, agent, settle, to } = byHand()
  await settle()
  expect(agent.state.value?.show).toBe('starting')
  expect(agent.clock()).toBe(1_250)
  world.news()
  await settle()
  expect(to('/state')).toHaveLength(2)
})

it('what was painted while the agent was silent is told in order when it answers, each once', async () => {
  const { world, agent, settle, ring, to } = byHand()
  await settle()
  world.status = 0
  agent.painted(slot, 5.4)
  agent.ended(9)
  await settle()
  expect(agent.answering.value).toBe(false)
  world.status = 200
  world.asked.length = 0
  await ring()
  expect(world.asked.map((one) => one.path).filter((path) => path !== '/state')).toEqual([
    '/painted',
    '/ended',
  ])
  expect(to('/painted')[0]?.body).toMatchObject({ page: 'page-0001', at: 5, slot })
  await ring()
  expect(to('/painted')).toHaveLength(1)
})

it('a page says that it is alive only from its frames', async () => {
  const { world, agent, settle, to } = byHand()
  await settle()
  expect(to('/alive')).toHaveLength(0)
  agent.skipped('item', 'media missing')
  world.frame()
  world.frame()
  world.now += ALIVE_EVERY_MS
  world.frame()
  expect(to('/alive').map((one) => [one.body['frames'], (one.body['skipped'] as unknown[]).length])).toEqual([
    [1, 1],
    [3, 0],
  ])
})
