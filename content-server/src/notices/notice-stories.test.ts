import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '@linli/contract/audit.ts'
import type { Call } from '@linli/contract/client.ts'
import { kioskNotices } from '@linli/contract/kiosk-notices.ts'
import { uploadMedia } from '@linli/contract/media.ts'
import * as notices from '@linli/contract/notices.ts'
import { picture, sample } from '../media/upload-corpus.ts'
import { startTestApp, TEST_START, type TestApp } from '../test/start-app.ts'

const HOUR = 3_600_000
const draft: notices.NoticeDraft = {
  communityId: 'c1',
  heading: { zh: '明日停水', en: 'Water off tomorrow' },
  body: { zh: '9:00 至 14:00 停水。', en: 'No water from 9:00 to 14:00.' },
  source: { zh: '物业服务中心' },
  picture: null,
  priority: 2,
  durationMs: 8_000,
  screenIds: ['c1-screen', 'c1-kiosk'],
  validFrom: TEST_START,
  validUntil: '2026-11-22T08:00:00.000Z',
}

let app: TestApp
let staff: Call
beforeEach(async () => {
  app = await startTestApp()
  staff = await app.staffOf('c1')
})
afterEach(() => app.stop())

const write = (change: Partial<notices.NoticeDraft> & { key?: string } = {}, call = staff) =>
  call(notices.writeNotice, { body: { ...draft, ...change } })
const publish = (id: string, call = staff) => call(notices.publishNotice, { params: { id } })
const withdraw = (id: string, call = staff) => call(notices.withdrawNotice, { params: { id } })
const change = (id: string, revision: number, to: Partial<notices.NoticeDraft> = {}, call = staff) =>
  call(notices.changeNotice, { params: { id }, body: { ...draft, ...to, revision } })
const list = async (call = staff) => (await call(notices.listNotices, { query: {} })).notices
const onScreen = async (screenId: string) =>
  (await app.context.store.read.notices.onScreen(screenId, TEST_START, '2027-01-01T00:00:00.000Z')).map(
    ({ id }) => id,
  )
const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'no refusal',
    (error: { code: string }) => error.code,
  )

describe('writing', () => {
  it('makes a draft that plays nowhere', async () => {
    const notice = await write()
    expect(notice).toMatchObject({
      ...draft,
      screenIds: ['c1-kiosk', 'c1-screen'],
      state: 'draft',
      revision: 1,
    })
    expect(notice).toMatchObject({ createdBy: 'person:staff-c1', createdAt: TEST_START, publishedAt: null })
    expect(await onScreen('c1-screen')).toEqual([])
    expect((await list()).map(({ id }) => id)).toEqual([notice.id])
  })

  it('the same key again gives the same notice, also when both come at once', async () => {
    const [first, second] = await Promise.all([write({ key: 'once' }), write({ key: 'once' })])
    expect(second).toEqual(first)
    expect(await write({ key: 'once' })).toEqual(first)
    expect(await list()).toHaveLength(1)
  })

  it('a key that somebody else has used gives nothing of theirs away', async () => {
    await write({ key: 'mine' })
    const others = await app.staffOf('c2')
    const theirs = { key: 'mine', communityId: 'c2', screenIds: [] }
    expect(await refusalOf(write(theirs, others))).toBe('thing/not-found')
    const colleague = await app.signInAs('colleague', [{ role: 'community-staff', communityId: 'c1' }])
    expect(await refusalOf(write({ key: 'mine' }, colleague))).toBe('thing/not-found')
  })

  it.each([
    ['a screen of another community', { screenIds: ['c1-screen', 'c2-screen'] }],
    ['a screen that does not exist', { screenIds: ['nowhere'] }],
    ['a picture nobody uploaded', { picture: 'a'.repeat(64) }],
    ['another community', { communityId: 'c2', screenIds: ['c2-screen'] }],
    ['a community that does not exist', { communityId: 'c9', screenIds: [] }],
  ])('%s is refused as not found, and nothing is written', async (_, wrong) => {
    expect(await refusalOf(write(wrong))).toBe('thing/not-found')
    expect(await list()).toEqual([])
  })

  it('an operator finds no community that does not exist either', async () => {
    expect(await refusalOf(write({ communityId: 'c9', screenIds: [] }, await app.operator()))).toBe(
      'thing/not-found',
    )
  })

  it('takes the pictures of its own community only, and no film for a picture', async () => {
    const operator = await app.operator()
    const bring = (communityId: string, body: Buffer) =>
      operator(uploadMedia, { query: { communityId, name: 'a' }, body })
    const own = await bring('c1', await picture(40, 30).png().toBuffer())
    const foreign = await bring('c2', await picture(41, 30).png().toBuffer())
    const film = await bring('c1', sample('h264.mp4'))
    expect((await write({ picture: own.sha256 })).picture).toBe(own.sha256)
    expect(await refusalOf(write({ picture: foreign.sha256 }))).toBe('thing/not-found')
    expect(await refusalOf(write({ picture: film.sha256 }))).toBe('request/malformed')
  })

  it('refuses missing fields, extra fields, and a period that ends before it begins', async () => {
    const { heading: _, ...headless } = draft
    for (const body of [headless, { ...draft, state: 'published' }, { ...draft, priority: 9 }]) {
      expect(await refusalOf(staff(notices.writeNotice, { body: body as notices.NoticeDraft }))).toBe(
        'request/malformed',
      )
    }
    expect(await refusalOf(write({ validUntil: draft.validFrom }))).toBe('notice/period-empty')
    expect(await list()).toEqual([])
  })
})

describe('publishing', () => {
  it('puts the notice on its screens and says so in the audit', async () => {
    const { id } = await write()
    app.passMs(1_000)
    const published = await publish(id)
    expect(published).toMatchObject({ state: 'published', publishedAt: '2026-11-21T08:00:01.000Z' })
    expect([await onScreen('c1-screen'), await onScreen('c2-screen')]).toEqual([[id], []])
    const { lines } = await (await app.operator())(listAudit, { query: {} })
    const done = lines
      .filter(({ thing }) => thing === `notice:${id}`)
      .map(({ verb, actor }) => `${actor} ${verb}`)
    expect(done.sort()).toEqual(['person:staff-c1 publish-notice', 'person:staff-c1 write-notice'])
  })

  it('twice, or by two people at once, is publishing once', async () => {
    const { id } = await write()
    const answers = await Promise.all([publish(id), publish(id), publish(id, await app.operator())])
    expect(new Set(answers.map(({ revision, publishedAt }) => `${revision} ${publishedAt}`)).size).toBe(1)
    const lines = await app.context.store.read.audit.latest(undefined, 500)
    expect(lines.filter(({ verb }) => verb === 'publish-notice')).toHaveLength(1)
  })

  it('is refused without a screen, after its period, and once it is withdrawn', async () => {
    const nowhere = await write({ screenIds: [] })
    expect(await refusalOf(publish(nowhere.id))).toBe('notice/no-screens')
    const late = await write({ validUntil: '2026-11-21T08:30:00.000Z' })
    app.passMs(HOUR / 2)
    expect(await refusalOf(publish(late.id))).toBe('notice/period-over')
    const gone = await write()
    await withdraw(gone.id)
    expect(await refusalOf(publish(gone.id))).toBe('notice/withdrawn')
    expect(await onScreen('c1-screen')).toEqual([])
  })
})

describe('changing', () => {
  it('reaches the screens when the notice is published, also those it leaves', async () => {
    const { id } = await write({ screenIds: ['c1-screen'] })
    const { revision } = await publish(id)
    await app.programme.catchUp()
    const changed = await change(id, revision, { heading: { zh: '停水改期' }, screenIds: ['c1-kiosk'] })
    expect(changed).toMatchObject({ state: 'published', revision: revision + 1, heading: { zh: '停水改期' } })
    expect([await onScreen('c1-screen'), await onScreen('c1-kiosk')]).toEqual([[], [id]])
    expect((await list())[0]).toEqual(changed)
  })

  it('is refused when somebody else was quicker, and keeps their words', async () => {
    const { id, revision } = await write()
    await change(id, revision, { heading: { zh: '先到' } }, await app.operator())
    expect(await refusalOf(change(id, revision, { heading: { zh: '后到' } }))).toBe('thing/changed-meanwhile')
    expect((await list())[0]).toMatchObject({ heading: { zh: '先到' }, revision: 2 })
  })

  it('is refused when it would leave a published notice without screens or time, or once it is withdrawn', async () => {
    const { id } = await write()
    const { revision } = await publish(id)
    expect(await refusalOf(change(id, revision, { screenIds: [] }))).toBe('notice/no-screens')
    const over = { validFrom: '2026-11-20T08:00:00.000Z', validUntil: TEST_START }
    expect(await refusalOf(change(id, revision, over))).toBe('notice/period-over')
    const { revision: last } = await withdraw(id)
    expect(await refusalOf(change(id, last))).toBe('notice/withdrawn')
  })

  it('never moves a notice to another community', async () => {
    const { id, revision } = await write({}, await app.operator())
    const elsewhere = { communityId: 'c2', screenIds: ['c2-screen'] }
    expect(await refusalOf(change(id, revision, elsewhere, await app.operator()))).toBe('thing/not-found')
  })
})

describe('withdrawing', () => {
  it('takes the notice off its screens, and is harmless when repeated', async () => {
    const { id } = await write()
    await publish(id)
    const withdrawn = await withdraw(id)
    expect(withdrawn.state).toBe('withdrawn')
    expect(await withdraw(id)).toEqual(withdrawn)
    expect(await onScreen('c1-screen')).toEqual([])
  })
})

it('staff of another community can do nothing with a notice, exactly as if it did not exist', async () => {
  const { id, revision } = await write()
  const others = await app.staffOf('c2')
  expect(await list(others)).toEqual([])
  for (const asked of [id, 'no-such-notice']) {
    const tries = [
      () => publish(asked, others),
      () => withdraw(asked, others),
      () => change(asked, revision, {}, others),
    ]
    for (const attempt of tries) {
      await expect(attempt()).rejects.toMatchObject({ code: 'thing/not-found', details: { id: asked } })
    }
  }
})

it('lists the newest first, by state and page by page', async () => {
  for (const key of ['n1', 'n2', 'n3']) {
    await write({ key })
    app.passMs(1_000)
  }
  await publish('n2')
  const ids = async (query: { state?: 'published'; before?: string; most?: number }) =>
    (await staff(notices.listNotices, { query })).notices.map(({ id }) => id)
  expect(await ids({})).toEqual(['n3', 'n2', 'n1'])
  expect(await ids({ state: 'published' })).toEqual(['n2'])
  expect(await ids({ most: 2 })).toEqual(['n3', 'n2'])
  expect(await ids({ before: '2026-11-21T08:00:01.000Z' })).toEqual(['n1'])
})

it('a kiosk reads the live notices of its community, newest first, and nothing internal', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  for (const key of ['older', 'newer']) {
    await write({ key, screenIds: ['c1-screen'] })
    await publish(key)
    app.passMs(1_000)
  }
  await write({ key: 'still-a-draft' })
  await write({ key: 'later', validFrom: '2026-11-21T20:00:00.000Z' })
  await publish('later')
  const read = async () => (await kiosk.call(kioskNotices)).notices
  expect((await read()).map(({ id }) => id)).toEqual(['newer', 'older'])
  expect(Object.keys((await read())[0] ?? {})).not.toContain('createdBy')
  app.passMs(13 * HOUR)
  expect((await read()).map(({ id }) => id)).toEqual(['later', 'newer', 'older'])
  app.passMs(12 * HOUR)
  expect(await read()).toEqual([])
})
