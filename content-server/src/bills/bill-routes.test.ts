import { afterEach, beforeEach, expect, it } from 'vitest'
import { lookUpBills } from '@linli/contract/bills.ts'
import { fen } from '@linli/contract/money.ts'
import { bill } from '../store/test-seed.ts'
import { startTestApp, type TestApp } from '../test/start-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await startTestApp()
  await app.context.store.change(async ({ bills }) => {
    const home = { communityId: 'c1', room: '3-2-1201', ownerMasked: '林*', phoneLast4: '4021' }
    await bills.addHousehold({ ...home, id: 'h1' })
    await bills.addBill(bill('b1', { dueOn: '2026-11-20', amount: fen(751_80) }))
    await bills.addBill(bill('b2', { dueOn: '2026-11-21', amount: fen(48_30) }))
    await bills.addBill(bill('b3', { dueOn: '2026-10-01', state: 'paid' }))
  })
})
afterEach(() => app.stop())

const mine = { body: { room: '３－２－１２０１', phoneLast4: '4021' } }
const audited = () => app.context.store.read.audit.latest(undefined, 99)

it('a resident sees the bills of the home, what is overdue and what is to be paid', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  const found = await kiosk.call(lookUpBills, mine)
  expect(found).toMatchObject({ room: '3-2-1201', ownerMasked: '林*', openTotal: fen(800_10) })
  expect(found.bills.map(({ id, overdue }) => [id, overdue])).toEqual([
    ['b2', false],
    ['b1', true],
    ['b3', false],
  ])
})

it("goes by the community's day: at midnight there, what was due that day is overdue", async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  app.passMs(8 * 3_600_000)
  const { bills } = await kiosk.call(lookUpBills, mine)
  expect(bills[0]).toMatchObject({ id: 'b2', overdue: true })
})

it('answers a wrong room, a wrong phone and another community with one and the same refusal', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  const elsewhere = await app.deviceAt('c2-kiosk')
  const answers = await Promise.allSettled([
    kiosk.call(lookUpBills, { body: { ...mine.body, room: '3-2-1202' } }),
    kiosk.call(lookUpBills, { body: { ...mine.body, phoneLast4: '4022' } }),
    kiosk.call(lookUpBills, { body: { ...mine.body, room: '%' } }),
    elsewhere.call(lookUpBills, mine),
  ])
  const refusals = answers.map(
    (answer) => answer.status === 'rejected' && (answer.reason as { code: string; details: object }),
  )
  expect(refusals.map((refusal) => refusal && [refusal.code, refusal.details])).toEqual(
    Array(4).fill(['bill/no-such-home', {}]),
  )
})

it('writes every try down, found or not, without room, name or phone', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  await kiosk.call(lookUpBills, mine)
  await kiosk.call(lookUpBills, { body: { room: '3-2-1202', phoneLast4: '9999' } }).catch(() => undefined)
  const lines = (await audited()).filter(({ verb }) => verb === 'look-up-bills')
  expect(lines.map(({ thing, details }) => [thing, details])).toEqual([
    ['screen:c1-kiosk', { found: false }],
    ['screen:c1-kiosk', { found: true }],
  ])
  expect(JSON.stringify(lines)).not.toMatch(/1201|1202|4021|9999|林/)
})

it('gives whoever guesses five tries in ten minutes, the right one included', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  for (let i = 0; i < 5; i += 1) {
    const guess = { body: { ...mine.body, phoneLast4: `000${i}` } }
    await expect(kiosk.call(lookUpBills, guess)).rejects.toMatchObject({ code: 'bill/no-such-home' })
  }
  await expect(kiosk.call(lookUpBills, mine)).rejects.toMatchObject({ code: 'request/too-many' })
  app.passMs(10 * 60_000)
  expect(await kiosk.call(lookUpBills, mine)).toMatchObject({ room: '3-2-1201' })
})

it.each([
  { room: '', phoneLast4: '4021' },
  { room: '3-2-1201', phoneLast4: '402' },
  { room: '3-2-1201', phoneLast4: '４０２１' },
  { room: '3-2-1201' },
  { room: '3-2-1201', phoneLast4: '4021', name: '林晚' },
])('refuses what is not a room and four digits: %j', async (body) => {
  const kiosk = await app.deviceAt('c1-kiosk')
  await expect(kiosk.call(lookUpBills, { body: body as never })).rejects.toMatchObject({
    code: 'request/malformed',
  })
})
