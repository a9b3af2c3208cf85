import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { lookUpBills } from '@linli/contract/bills.ts'
import { listCampaigns } from '@linli/contract/campaigns.ts'
import { kioskCatalogue } from '@linli/contract/catalogue.ts'
import { kioskNotices } from '@linli/contract/kiosk-notices.ts'
import { listNotices } from '@linli/contract/notices.ts'
import { listCommunities, signIn } from '@linli/contract/people.ts'
import { listScreens } from '@linli/contract/screens.ts'
import { district } from '../../demo/district.ts'
import { demoMedia } from '../../demo/media-index.ts'
import { checkOwnFile } from '../media/check-file.ts'
import { startTestApp, type TestApp } from '../test/start-app.ts'
import { demoAccounts, readablePassword } from './demo-accounts.ts'
import { seedDemo } from './seed-demo.ts'

const assetsDirectory = join(import.meta.dirname, '../../demo/media')
let app: TestApp | undefined
afterEach(async () => {
  await app?.stop()
  app = undefined
})

async function seeded(): Promise<TestApp> {
  app = await startTestApp()
  await seedDemo(app.context, { assetsDirectory })
  return app
}

function accountsFile({ context }: TestApp): string {
  return join(context.config.dataDirectory, 'demo-accounts.json')
}

describe('the demo', () => {
  it('is there in less than three seconds', async () => {
    app = await startTestApp()
    const since = performance.now()
    expect(await seedDemo(app.context, { assetsDirectory })).toBe('seeded')
    expect(performance.now() - since).toBeLessThan(3_000)
  })

  it('lets the staff sign in with the passwords that are written down for the owner only', async () => {
    const { context, stranger } = await seeded()
    const path = accountsFile(app as TestApp)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const { accounts } = JSON.parse(readFileSync(path, 'utf8')) as {
      accounts: { login: string; password: string }[]
    }
    expect(accounts.map(({ login }) => login)).toEqual(['operator', 'wangting'])
    for (const { login, password } of accounts) {
      expect(password.length).toBeGreaterThanOrEqual(12)
      const { person } = await stranger(signIn, { body: { login, password } })
      expect(person.grants).toHaveLength(1)
    }
    expect(await context.store.read.people.findByLogin('wangting')).toMatchObject({
      grants: [{ role: 'community-staff', communityId: 'wangting' }],
    })
  })

  it('shows the operator the district: communities, screens, notices and campaigns', async () => {
    const { signInAs } = await seeded()
    const call = await signInAs('another-operator', [{ role: 'operator', communityId: null }])
    const { communities } = await call(listCommunities)
    expect(communities.map(({ id }) => id)).toEqual(expect.arrayContaining(['wangting', 'liupu', 'yanhu']))
    const { screens } = await call(listScreens)
    const ids = screens.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['screen-lobby-1', 'screen-outdoor-1', 'kiosk-1']))
    const { notices } = await call(listNotices, { query: {} })
    const keys = new Set(notices.map(({ id }) => id.replace(/^notice-(.*)-\w+$/, '$1')))
    expect(keys.size).toBe(district.notices.length)
    expect(notices.every(({ heading, body }) => !`${heading.zh}${body.zh}`.includes('{'))).toBe(true)
    const { campaigns } = await call(listCampaigns)
    expect(campaigns.filter(({ kind }) => kind === 'ad')).toHaveLength(district.campaigns.length)
  })

  it('gives a kiosk its notices, its shops with pictures, and the bills of the demo household', async () => {
    const { deviceAt, url } = await seeded()
    const { call, fetch: signed } = await deviceAt('kiosk-1')
    const { notices } = await call(kioskNotices)
    expect(notices.length).toBeGreaterThan(5)
    const { shops } = await call(kioskCatalogue)
    expect(shops.map(({ name }) => name.zh)).toHaveLength(3)
    const picture = shops[0]?.products[0]?.picture
    const answer = await signed(`${url}/media/${picture}`, { method: 'GET', headers: {} })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
    await answer.arrayBuffer()
    const found = await call(lookUpBills, { body: { room: '3-2-1201', phoneLast4: '4021' } })
    expect(found.bills.filter(({ state }) => state === 'open')).toHaveLength(3)
    expect(found.bills.find(({ id }) => id === 'bill-wangting-3-2-1201-water')?.lines[0]).toEqual({
      label: { zh: '自来水', en: 'Water' },
      value: '1186 → 1200 · 14 m³ × ¥2.55 = ¥35.70',
    })
  })

  it('has files that each pass the checks of an upload, and are what the index says', async () => {
    for (const { file, ...facts } of demoMedia.values()) {
      const checked = await checkOwnFile(join(assetsDirectory, file))
      const { type, width, height } = checked
      expect({ file, type, width, height }).toEqual({
        file,
        type: facts.type,
        width: facts.width,
        height: facts.height,
      })
      if ('durationMs' in facts)
        expect(Math.abs((checked.durationMs ?? 0) - facts.durationMs)).toBeLessThan(50)
    }
  })
})

describe('seeding', () => {
  it('happens once: a second start finds everything and the same passwords', async () => {
    const { context } = await seeded()
    const before = readFileSync(accountsFile(app as TestApp), 'utf8')
    expect(await seedDemo(context, { assetsDirectory })).toBe('already there')
    expect(readFileSync(accountsFile(app as TestApp), 'utf8')).toBe(before)
    expect(
      (await context.store.read.audit.latest(undefined, 500)).filter(({ verb }) => verb === 'seed-demo'),
    ).toHaveLength(1)
  })

  it('takes up what a start that was killed half-way has left: files and passwords', async () => {
    app = await startTestApp()
    const written = await demoAccounts(app.context)
    // The audit line is the last of the rows.
    const newId = () => {
      throw new Error('killed')
    }
    const broken = { ...app.context, newId }
    await expect(seedDemo(broken, { assetsDirectory })).rejects.toThrow('killed')
    expect(await app.context.store.read.people.isNobodyThere()).toBe(true)
    expect(await seedDemo(app.context, { assetsDirectory })).toBe('seeded')
    for (const { login, password } of written) await app.stranger(signIn, { body: { login, password } })
  })

  it('never joins a district that somebody has begun', async () => {
    app = await startTestApp()
    await app.operator()
    expect(await seedDemo(app.context, { assetsDirectory })).toBe('already there')
    expect(await app.context.store.read.screens.listByIds(['kiosk-1'])).toEqual([])
  })

  it('says which file it cannot read instead of making new passwords over old ones', async () => {
    app = await startTestApp()
    writeFileSync(accountsFile(app), 'not json')
    await expect(seedDemo(app.context, { assetsDirectory })).rejects.toThrow(
      'demo-accounts.json cannot be read',
    )
  })
})

it('makes passwords of four words and three digits', () => {
  expect(readablePassword(() => Uint8Array.from([0, 7, 0, 1, 2, 63]))).toBe('heron-willow-lotus-rainbow-007')
})
