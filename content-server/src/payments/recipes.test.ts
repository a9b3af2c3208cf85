import { describe, expect, it } from 'vitest'
import { legsOf, type Journal } from '../ledger/journal.ts'
import * as channel from './channel-recipes.ts'
import * as recipes from './recipes.ts'
import { unusedPart } from './refund-cancelled.ts'

const wechat = recipes.clearing('wechat', 'm')
const property = recipes.billAccounts({ billerId: 'b1', householdId: 'h1', kind: 'property' })
const water = recipes.billAccounts({ billerId: 'b2', householdId: 'h1', kind: 'water' })
const paid = { attemptId: 't1', thing: 'payment:i1', money: wechat, amount: 100_00 }
const event = { id: 'e1', thing: 'payment:i1', clearing: wechat }

/** The examples as they are written down: an order of 100.00, commission 5 %, fee 0.60 %; bills of 200.00 and 30.00. */
const table: [string, Journal, Record<string, number>][] = [
  ['order paid', recipes.heldPaid(paid, 'o1'), { [wechat]: 10000, 'M:held:o1': -10000 }],
  [
    'fulfilled',
    recipes.orderReleased({ id: 'o1', merchantId: 'm1', amount: 10000, commissionPermille: 50 }),
    { 'M:held:o1': 10000, 'M:merchant:m1': -9500, 'M:commission': -500 },
  ],
  [
    'fee, the merchant bears it',
    channel.merchantFee({ ...event, amount: 60 }, 'm1'),
    { 'M:merchant:m1': 60, [wechat]: -60 },
  ],
  [
    'fee, the platform bears it',
    channel.platformFee({ ...event, amount: 60 }, 'wechat'),
    { 'M:fee:wechat': 60, [wechat]: -60 },
  ],
  [
    'fee given back',
    channel.merchantFee({ ...event, amount: -27 }, 'm1'),
    { 'M:merchant:m1': -27, [wechat]: 27 },
  ],
  [
    'split to the platform',
    channel.shareSplit({ ...event, amount: 500 }, 'platform'),
    { 'M:bank:platform': 500, [wechat]: -500 },
  ],
  [
    'share returned',
    channel.shareReturned({ ...event, amount: 500 }, 'platform'),
    { 'M:bank:platform': -500, [wechat]: 500 },
  ],
  [
    'rest unfrozen',
    channel.merchantSettled({ ...event, amount: 9440 }, 'm1'),
    { 'M:merchant:m1': 9440, [wechat]: -9440 },
  ],
  [
    'payout',
    channel.paidOut({ ...event, amount: 9440 }, 'm1', 'b'),
    { 'M:merchant:m1': 9440, 'M:bank:b': -9440 },
  ],
  [
    'bill issued',
    recipes.billIssued({ id: 'b1', accounts: property, amount: 20000 }),
    { 'R:ar:h1:property': 20000, 'R:billed:b1:property': -20000 },
  ],
  [
    'late fee',
    recipes.lateFeeAccrued({ id: 'l1', billId: 'b1', householdId: 'h1', billerId: 'b1', amount: 456 }),
    { 'R:ar:h1:late': 456, 'R:late:b1': -456 },
  ],
  [
    'waiver',
    recipes.billWaived({ id: 'w1', billId: 'b1', accounts: property, amount: 100 }),
    { 'R:waiver:b1': 100, 'R:ar:h1:property': -100 },
  ],
  [
    'bill paid',
    recipes.billsPaid({ ...paid, amount: 23456 }, [
      { accounts: property, amount: 20000 },
      { accounts: { ...property, receivable: 'R:ar:h1:late' }, amount: 456 },
      { accounts: water, amount: 3000 },
    ]),
    {
      ...{ [wechat]: 23456, 'M:biller:b1:property': -20456, 'M:biller:b2:water': -3000 },
      ...{ 'R:collected:b1': 20456, 'R:collected:b2': 3000 },
      ...{ 'R:ar:h1:property': -20000, 'R:ar:h1:late': -456, 'R:ar:h1:water': -3000 },
    },
  ],
  ['top-up', channel.toppedUp({ ...event, amount: 5000 }, 'h1'), { [wechat]: 5000, 'M:prepaid:h1': -5000 }],
  [
    'refund requested before release',
    recipes.refundRequested({ refundId: 'r1', thing: 'x', from: [{ account: 'M:held:o1', amount: 3000 }] }),
    { 'M:held:o1': 3000, 'M:refund_payable:r1': -3000 },
  ],
  [
    'refund requested after release',
    recipes.refundRequested({ refundId: 'r1', thing: 'x', from: recipes.fromReleased('m1', 3000, 50) }),
    { 'M:merchant:m1': 2850, 'M:commission': 150, 'M:refund_payable:r1': -3000 },
  ],
  [
    'refund succeeded',
    recipes.refundSucceeded({ refundId: 'r1', thing: 'x', money: wechat, amount: 3000 }),
    { 'M:refund_payable:r1': 3000, [wechat]: -3000 },
  ],
  ['duplicate', recipes.intoSuspense(paid, 'dup'), { [wechat]: 10000, 'M:suspense:dup': -10000 }],
  ['late', recipes.intoSuspense(paid, 'late'), { [wechat]: 10000, 'M:suspense:late': -10000 }],
  [
    'mismatch',
    recipes.intoSuspense({ ...paid, amount: 1 }, 'mismatch'),
    { [wechat]: 1, 'M:suspense:mismatch': -1 },
  ],
  ['F33 long', channel.longItem({ ...event, amount: 700 }), { [wechat]: 700, 'M:suspense:unknown': -700 }],
  ['F33 short', channel.shortItem({ ...event, amount: 700 }), { 'M:recon_diff': 700, [wechat]: -700 }],
  [
    'drawer too full',
    channel.drawerDifference({ ...event, amount: 5 }, 'M:cash:d1'),
    { 'M:cash:d1': 5, 'M:recon_diff': -5 },
  ],
]

describe('the ledger writes', () => {
  it.each(table)('%s as in the table, and it sums to zero (I1)', (_, journal, expected) => {
    const legs = legsOf(journal).flatMap(({ postings }) => postings)
    expect(Object.fromEntries(legs.map(({ account, amount }) => [account, amount]))).toEqual(expected)
  })
})

it.each([
  [100_00, { all: 4, used: 1 }, 75_00],
  [100_00, { all: 3, used: 2 }, 33_33],
  [100_00, { all: 3, used: 0 }, 100_00],
  [100_00, { all: 3, used: 3 }, 0],
])('F39: of %i fen for a service, %j leaves %i to give back', (paidMinor, parts, back) => {
  expect(unusedPart(paidMinor, parts)).toBe(back)
})
