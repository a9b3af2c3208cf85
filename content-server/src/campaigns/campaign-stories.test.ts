import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as campaigns from '@linli/contract/campaigns.ts'
import type { Call } from '@linli/contract/client.ts'
import { uploadMedia } from '@linli/contract/media.ts'
import { picture } from '../media/upload-corpus.ts'
import { startTestApp, TEST_START, type TestApp } from '../test/start-app.ts'

let app: TestApp
let operator: Call
let sha256: string
beforeEach(async () => {
  app = await startTestApp()
  operator = await app.operator()
  const body = await picture(192, 108).png().toBuffer()
  sha256 = (await operator(uploadMedia, { query: { communityId: 'c1', name: 'poster' }, body })).sha256
})
afterEach(() => app.stop())

function ad(change: Partial<campaigns.CampaignDraft> = {}): campaigns.CampaignDraft {
  return {
    kind: 'ad',
    name: { zh: '清晨六点半出炉' },
    advertiser: { zh: '麦灯烘焙' },
    brand: 'maideng',
    category: 'dining',
    sharePercent: 25.5,
    screenIds: ['c1-screen'],
    from: TEST_START,
    until: '2026-12-01T00:00:00.000Z',
    creatives: [{ sha256, shape: 'landscape', durationMs: 5_000 }],
    ...change,
  }
}
const book = (change: Partial<campaigns.CampaignDraft> = {}, call = operator) =>
  call(campaigns.bookCampaign, { body: ad(change) })
const list = async (call = operator) => (await call(campaigns.listCampaigns)).campaigns
const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'no refusal',
    (error: { code: string }) => error.code,
  )

describe('booking', () => {
  it('puts the campaign on its screens until its flight is over', async () => {
    const booked = await book()
    expect(booked).toMatchObject({ ...ad(), state: 'booked', createdAt: TEST_START })
    const { onScreen } = app.context.store.read.campaigns
    expect(await onScreen('c1-screen', TEST_START, '2026-11-22T00:00:00.000Z')).toEqual([booked])
    expect(await onScreen('c1-screen', booked.until, '2027-01-01T00:00:00.000Z')).toEqual([])
    expect(await onScreen('c2-screen', TEST_START, '2026-11-22T00:00:00.000Z')).toEqual([])
  })

  it('is refused where it would leave the community too little, with the screen and what is left', async () => {
    await book({ sharePercent: 40 })
    const asked = book({ sharePercent: 20.1, screenIds: ['c2-screen', 'c1-screen'] })
    await expect(asked).rejects.toMatchObject({
      code: 'campaign/no-room',
      details: { screenId: 'c1-screen', screen: { zh: 'c1 大堂屏' }, leftPercent: 20 },
    })
    expect(await list()).toHaveLength(1)
    expect((await book({ sharePercent: 20 })).sharePercent).toBe(20)
  })

  it('counts public-service films and ended ads as room', async () => {
    await book({ kind: 'psa', sharePercent: 50 })
    const first = await book({ sharePercent: 60 })
    expect(await refusalOf(book({ sharePercent: 0.1 }))).toBe('campaign/no-room')
    await operator(campaigns.endCampaign, { params: { id: first.id } })
    expect(await refusalOf(book({ sharePercent: 60 }))).toBe('no refusal')
  })

  it('lets one of two have the last room when both ask at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => refusalOf(book({ sharePercent: 35 }))))
    expect(answers.sort()).toEqual(['campaign/no-room', 'campaign/no-room', 'campaign/no-room', 'no refusal'])
  })

  it('lets the devices of its communities have its creatives', async () => {
    const screen = await app.deviceAt('c2-screen')
    const status = async () =>
      (await screen.fetch(`${app.url}/media/${sha256}`, { method: 'GET', headers: {} })).status
    expect(await status()).toBe(404)
    await book({ screenIds: ['c1-screen', 'c2-screen'] })
    expect(await status()).toBe(200)
  })

  it.each<[string, Partial<campaigns.CampaignDraft>, string]>([
    ['an unknown screen', { screenIds: ['c1-screen', 'nowhere'] }, 'thing/not-found'],
    [
      'an unknown file',
      { creatives: [{ sha256: 'b'.repeat(64), shape: 'portrait', durationMs: 5_000 }] },
      'thing/not-found',
    ],
    ['an empty flight', { until: TEST_START }, 'campaign/period-empty'],
    ['no screen', { screenIds: [] }, 'request/malformed'],
    ['a share finer than a thousandth', { sharePercent: 1.23 }, 'request/malformed'],
  ])('with %s is refused', async (_, wrong, code) => {
    expect(await refusalOf(book(wrong))).toBe(code)
    expect(await list()).toEqual([])
  })

  it('is for operators', async () => {
    expect(await refusalOf(book({}, await app.staffOf('c1')))).toBe('people/not-allowed')
  })
})

it('ends at once, and harmlessly again', async () => {
  const { id } = await book()
  const end = () => operator(campaigns.endCampaign, { params: { id } })
  const ended = await end()
  expect(ended.state).toBe('ended')
  expect(await end()).toEqual(ended)
  expect(await app.context.store.read.campaigns.onScreen('c1-screen', TEST_START, ended.until)).toEqual([])
  const lines = await app.context.store.read.audit.latest(undefined, 100)
  expect(lines.filter(({ verb }) => verb === 'end-campaign')).toHaveLength(1)
  expect(await refusalOf(operator(campaigns.endCampaign, { params: { id: 'none' } }))).toBe('thing/not-found')
})

it('shows staff the campaigns on their screens, and of those only their screens', async () => {
  const both = await book({ screenIds: ['c1-screen', 'c2-screen'] })
  await book({ screenIds: ['c2-kiosk'] })
  const seen = await list(await app.staffOf('c1'))
  expect(seen.map(({ id, screenIds }) => ({ id, screenIds }))).toEqual([
    { id: both.id, screenIds: ['c1-screen'] },
  ])
  expect(await list()).toHaveLength(2)
})
