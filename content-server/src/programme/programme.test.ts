import { createPublicKey, verify } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Call } from '@linli/contract/client.ts'
import { deviceEvents } from '@linli/contract/device.ts'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { publishNotice, withdrawNotice, writeNotice } from '@linli/contract/notices.ts'
import { fetchPlan, type PlanLetter } from '@linli/contract/plan-letter.ts'
import { explainItem, screenTurns } from '@linli/contract/programme.ts'
import { startTestApp, TEST_START, type TestApp } from '../test/start-app.ts'

let app: TestApp
beforeEach(async () => void (app = await startTestApp()))
afterEach(() => app.stop())

const refused = (code: string) => expect.objectContaining({ code })
const HOUR = 3_600_000

async function published(staff: Call, heading: string, communityId = 'c1'): Promise<string> {
  const words = { zh: heading }
  const from = msOf(app.context.clock())
  const notice = await staff(writeNotice, {
    body: {
      communityId,
      heading: words,
      body: words,
      source: { zh: '物业' },
      picture: null,
      priority: 1,
      durationMs: 6_000,
      screenIds: [`${communityId}-screen`],
      validFrom: instantOf(from),
      validUntil: instantOf(from + HOUR),
    },
  })
  await staff(publishNotice, { params: { id: notice.id } })
  await app.programme.catchUp()
  return notice.id
}
const letterOf = async (call: Call) => JSON.parse((await call(fetchPlan)).text) as PlanLetter

it('a published notice is in the next plan of its screen, signed for that screen, and in no other', async () => {
  const staff = await app.staffOf('c1')
  const here = await app.deviceAt('c1-screen')
  const there = await app.deviceAt('c2-screen')
  const before = await letterOf(here.call)
  const id = await published(staff, '今晚停水')
  const signed = await here.call(fetchPlan)
  const letter = JSON.parse(signed.text) as PlanLetter
  expect(letter).toMatchObject({ screenId: 'c1-screen', number: before.number + 1 })
  expect(letter.plan.items.map((item) => item.id)).toContain(`notice.${id}`)
  expect(JSON.stringify(await letterOf(there.call))).not.toContain('今晚停水')
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: app.context.planKey.announce().publicKey },
    format: 'jwk',
  })
  const signature = Buffer.from(signed.signatures[0]?.signature ?? '', 'base64url')
  expect(verify(null, Buffer.from(signed.text), key, signature)).toBe(true)
})

it('an unchanged plan is not sent twice, and nothing changed makes no new plan', async () => {
  const device = await app.deviceAt('c1-screen')
  const url = `${app.url}${fetchPlan.path}`
  const first = await device.fetch(url, { method: 'GET', headers: {} })
  const etag = first.headers.get('etag') ?? ''
  const again = await device.fetch(url, { method: 'GET', headers: { 'if-none-match': etag } })
  expect([first.status, again.status, await again.text()]).toEqual([200, 304, ''])
  await app.context.store.change((stores) => stores.screens.markPlanDue(['c1-screen']))
  await app.programme.catchUp()
  expect(await app.context.store.read.plans.latestRevision('c1-screen')).toBe(etag.replaceAll('"', ''))
})

it('a listening screen is told at once, and a line that its device may no longer hold is cut', async () => {
  const staff = await app.staffOf('c1')
  const device = await app.deviceAt('c1-screen')
  const answer = await device.fetch(`${app.url}${deviceEvents.path}`, { method: 'GET', headers: {} })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('event: hello')
  await published(staff, '电梯检修')
  expect((await reader?.read())?.value).toContain('event: plan')
  app.context.hints.cut('c1-screen')
  expect((await reader?.read())?.done).toBe(true)
})

it('tells what a screen showed before a change, and what it shows after', async () => {
  const staff = await app.staffOf('c1')
  const first = await published(staff, '第一条')
  app.passMs(10 * 60_000)
  const second = await published(staff, '第二条')
  const changed = msOf(app.context.clock())
  const turns = (from: number) =>
    staff(screenTurns, {
      params: { id: 'c1-screen' },
      query: { from: instantOf(from), until: instantOf(from + 4 * 60_000) },
    })
  const items = async (from: number) => new Set((await turns(from)).turns.map((turn) => turn.itemId))
  expect(await items(msOf(TEST_START) + 60_000)).toEqual(new Set([`notice.${first}`]))
  expect(await items(changed + 60_000)).toEqual(new Set([`notice.${first}`, `notice.${second}`]))
  const across = (await turns(changed - 60_000)).turns
  across.forEach((turn, index) => expect(turn.from >= (across[index - 1]?.until ?? '')).toBe(true))
  await staff(withdrawNotice, { params: { id: first } })
  await app.programme.catchUp()
  expect(await items(changed + 120_000)).toEqual(new Set([`notice.${second}`]))
})

it('explains why an item plays or does not, and tells foreigners nothing', async () => {
  const staff = await app.staffOf('c1')
  const id = await published(staff, '第一条')
  const why = (caller: Call, itemId: string, at: number) =>
    caller(explainItem, { params: { id: 'c1-screen' }, query: { itemId, at: instantOf(at) } })
  const now = msOf(app.context.clock()) + 10_000
  expect((await why(staff, `notice.${id}`, now)).reasons[0]?.code).toBe('playing')
  expect((await why(staff, `notice.${id}`, now + 2 * HOUR)).reasons[0]?.code).toBe('expired')
  expect((await why(staff, 'notice.nothing', now)).reasons[0]?.code).toBe('not-in-plan')
  await expect(why(await app.staffOf('c2'), `notice.${id}`, now)).rejects.toEqual(refused('thing/not-found'))
  await expect(
    staff(screenTurns, { params: { id: 'c2-screen' }, query: { from: TEST_START, until: instantOf(now) } }),
  ).rejects.toEqual(refused('thing/not-found'))
})

it('a period of more than an hour, or backwards, is refused', async () => {
  const staff = await app.staffOf('c1')
  for (const length of [-1, 0, HOUR + 1]) {
    const query = { from: TEST_START, until: instantOf(msOf(TEST_START) + length) }
    await expect(staff(screenTurns, { params: { id: 'c1-screen' }, query })).rejects.toEqual(
      refused('request/malformed'),
    )
  }
})
