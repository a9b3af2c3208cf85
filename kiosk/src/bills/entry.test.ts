import { describe, expect, it } from 'vitest'
import { afterKey, EMPTY_ENTRY, missingIn, padKeyOf, type Entry, type PadKey } from './entry.ts'

const typed = (keys: readonly PadKey[], from: Entry = EMPTY_ENTRY): Entry => keys.reduce(afterKey, from)
const phone: Entry = { ...EMPTY_ENTRY, field: 'phoneLast4', room: '1' }

describe('typing a home on the glass', () => {
  it('takes digits, letters and dashes for the room', () => {
    expect(typed([...'3-2-1201']).room).toBe('3-2-1201')
    expect(typed([...'B2047']).room).toBe('B2047')
  })
  it.each([
    ['a dash at the start', [...'-3'], '3'],
    ['two dashes', [...'3--2'], '3-2'],
    ['what is no key', ['%', 'ab', '号', '3'], '3'],
    ['more than fits', [...'12345678901234567890'], '1234567890123456'],
  ])('leaves out %s', (_, keys, room) => expect(typed(keys).room).toBe(room))

  it('takes four digits of the phone and nothing else', () => {
    expect(typed([...'4A0-2155'], phone).phoneLast4).toBe('4021')
  })
  it('deletes, goes back from an empty field, and clears', () => {
    expect(typed(['1', '2', 'delete']).room).toBe('1')
    expect(typed(['delete'], phone).field).toBe('room')
    expect(typed(['4', '0', 'clear'], phone)).toEqual(phone)
    expect(typed(['delete'])).toEqual(EMPTY_ENTRY)
  })
  it('says what is missing', () => {
    expect(missingIn(EMPTY_ENTRY)).toBe('room')
    expect(missingIn({ ...phone, phoneLast4: '402' })).toBe('phoneLast4')
    expect(missingIn({ ...phone, phoneLast4: '4021' })).toBeNull()
  })
  it.each([
    ['7', '7'],
    ['b', 'B'],
    ['-', '-'],
    ['Backspace', 'delete'],
    ['Enter', null],
    ['F5', null],
    ['邻', null],
  ])('hears the key %s of a number pad as %s', (key, heard) => expect(padKeyOf(key)).toBe(heard))
})
