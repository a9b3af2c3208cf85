import { expect, it } from 'vitest'
import { cash, cashGivenBack, cashTaken, closeDay } from './cash.ts'
import { chargedToTerms, creditTerms, dueAt, mayCharge } from './credit-terms.ts'

const AT = '2026-11-21T08:00:00.000Z'
const clock = () => AT
const act = { outTradeNo: '261121ABC', fen: 23_456, by: 'p1', at: AT, account: 'drawer-1' }
const order = {
  outTradeNo: '261121ABC',
  outRefundNo: '261121DEF',
  refundFen: 500,
  totalFen: 23_456,
  reason: '重复缴费',
  notifyUrl: null,
}

it('cash is paid at the desk, and the act of whoever took it is the evidence, word for word', async () => {
  const gateway = cash(clock)
  const charge = {
    outTradeNo: '261121ABC',
    totalFen: 23_456,
    subject: '物业费',
    expiresAt: AT,
    notifyUrl: null,
  }
  expect(await gateway.create(charge)).toMatchObject({ result: 'definite', value: { show: 'desk' } })
  const evidence = cashTaken(act)
  expect(evidence).toMatchObject({ channel: 'cash', source: 'staff', state: 'paid', totalFen: 23_456 })
  expect(JSON.parse(Buffer.from(evidence.raw.body).toString())).toEqual({ did: 'took', ...act })
})

it('a refund in cash is pending until it is handed over', async () => {
  const asked = await cash(clock).refund(order)
  expect(asked).toMatchObject({ result: 'definite', value: { state: 'pending', succeededAt: null } })
  const given = cashGivenBack({ ...act, fen: 500, outRefundNo: '261121DEF' })
  expect(given).toMatchObject({ state: 'succeeded', refundFen: 500, succeededAt: AT })
})

it('nobody has to be asked about an attempt at the desk: it can be ended at any time', async () => {
  const gateway = cash(clock)
  expect(await gateway.query('261121ABC')).toMatchObject({ value: 'no-such-trade' })
  expect(await gateway.close('261121ABC')).toMatchObject({ value: 'closed' })
  expect(gateway.callbacks).toBeUndefined()
})

it('a drawer is counted: the change stays, the rest goes to the bank, the difference is told', () => {
  const expectedFen = 82_956
  expect(closeDay({ floatFen: 50_000, expectedFen, countedFen: 82_950 })).toEqual({
    differenceFen: -6,
    bankedFen: 32_950,
  })
  expect(closeDay({ floatFen: 50_000, expectedFen: 50_000, countedFen: 49_000 }).bankedFen).toBe(0)
})

it('what is given back on terms is owed less at once', async () => {
  expect(await creditTerms(clock).refund(order)).toMatchObject({
    value: { channel: 'terms', state: 'succeeded', refundFen: 500 },
  })
  expect(chargedToTerms(act)).toMatchObject({
    channel: 'terms',
    state: 'paid',
    transactionId: 'terms-261121ABC',
  })
})

it('an advertiser owes at most the limit, and nothing more once a term has passed', () => {
  const terms = { limitFen: 1_000_000, days: 30 }
  const owed = { fen: 900_000, oldestAt: '2026-11-01T00:00:00.000Z' }
  expect(mayCharge(terms, owed, 100_000, AT)).toBe('granted')
  expect(mayCharge(terms, owed, 100_001, AT)).toBe('over the limit')
  expect(mayCharge(terms, { ...owed, oldestAt: '2026-10-01T00:00:00.000Z' }, 1, AT)).toBe('overdue')
  expect(mayCharge({ ...terms, days: null }, { ...owed, oldestAt: '2020-01-01T00:00:00.000Z' }, 1, AT)).toBe(
    'granted',
  )
  expect(dueAt(terms, AT)).toBe('2026-12-21T08:00:00.000Z')
})
