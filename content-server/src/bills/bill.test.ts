import { describe, expect, it } from 'vitest'
import { fen } from '@linli/contract/money.ts'
import { bill } from '../store/test-seed.ts'
import { isOverdue, openTotal } from './bill.ts'
import { roomKey } from './room.ts'

describe('a bill', () => {
  it.each([
    ['the day before it is due', '2026-12-04', 'open', false],
    ['the day it is due', '2026-12-05', 'open', false],
    ['the day after', '2026-12-06', 'open', true],
    ['when it is paid', '2026-12-06', 'paid', false],
    ['when it is void', '2026-12-06', 'void', false],
  ] as const)('%s (%s, %s): overdue is %s', (_, today, state, overdue) => {
    expect(isOverdue(bill('b1', { state }), today)).toBe(overdue)
  })
})

describe('what a home has still to pay', () => {
  it('is the sum of its open bills', () => {
    const bills = [
      bill('b1', { amount: fen(48_30) }),
      bill('b2', { amount: fen(751_80) }),
      bill('b3', { amount: fen(450_00), state: 'paid' }),
      bill('b4', { amount: fen(10_00), state: 'void' }),
    ]
    expect(openTotal(bills)).toEqual(fen(800_10))
    expect(openTotal([])).toEqual(fen(0))
  })
})

describe('a room', () => {
  it.each([
    '3-2-1201',
    ' 3-2-1201 ',
    '3 - 2 - 1201',
    '３－２－１２０１',
    '３\u3000－\u3000２－１２０１',
    '3–2—1201',
    '3−2﹣1201',
    '3ー2ー1201',
    '3--2-1201',
    '3_2/1201',
  ])('is the same room written as "%s"', (typed) => {
    expect(roomKey(typed)).toBe('3-2-1201')
  })

  it('is the same in small and capital letters', () => {
    expect(roomKey('Ｂ2-047')).toBe(roomKey('b2-047'))
  })

  it.each(['3-2-120', '32-1201', '3-21201', '3-2-1201-1', '一-2-1201', '%', '3-2-____', ''])(
    'is not "%s"',
    (typed) => {
      expect(roomKey(typed)).not.toBe('3-2-1201')
    },
  )
})
