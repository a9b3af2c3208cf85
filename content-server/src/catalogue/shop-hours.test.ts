import { expect, it } from 'vitest'
import type { OpenHours } from '@linli/contract/screens.ts'
import { isOpen } from './shop-hours.ts'

const MONDAY = 1
const SATURDAY = 6
const SUNDAY = 7
const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** `23:30` on that weekday. */
function at(weekday: number, clock: string) {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { date: '2026-11-21', weekday, minutes: hours * 60 + minutes }
}

it('a shop without hours is always open', () => {
  expect(isOpen([], at(SUNDAY, '03:00'))).toBe(true)
})

const day: OpenHours = [{ days: everyDay, from: '06:30', to: '20:00' }]
const split: OpenHours = [
  { days: [1, 2, 3, 4, 5], from: '06:30', to: '13:00' },
  { days: [1, 2, 3, 4, 5], from: '16:00', to: '20:00' },
]
const night: OpenHours = [{ days: [SATURDAY], from: '18:00', to: '02:00' }]
const sundayNight: OpenHours = [{ days: [SUNDAY], from: '22:00', to: '01:00' }]
const round: OpenHours = [{ days: [SATURDAY], from: '08:00', to: '08:00' }]
const whole: OpenHours = [{ days: [MONDAY], from: '00:00', to: '24:00' }]

it.each([
  ['opens on the minute', day, at(MONDAY, '06:30'), true],
  ['is closed the minute before', day, at(MONDAY, '06:29'), false],
  ['closes on the minute', day, at(MONDAY, '20:00'), false],
  ['rests at noon', split, at(MONDAY, '14:00'), false],
  ['is back in the afternoon', split, at(MONDAY, '16:00'), true],
  ['is closed at the weekend', split, at(SATURDAY, '10:00'), false],
  ['is open into the night', night, at(SATURDAY, '23:59'), true],
  ['is open past midnight, which is Sunday', night, at(SUNDAY, '01:59'), true],
  ['ends with the night', night, at(SUNDAY, '02:00'), false],
  ['was not open the night before', night, at(SATURDAY, '01:00'), false],
  ['is open on Monday when its week began on Sunday night', sundayNight, at(MONDAY, '00:30'), true],
  ['is open for a day and a night when it closes as it opens', round, at(SUNDAY, '07:59'), true],
  ['and then closed', round, at(SUNDAY, '08:00'), false],
  ['is open all day until midnight', whole, at(MONDAY, '23:59'), true],
  ['and closed when the day is over', whole, at(2, '00:00'), false],
])('a shop %s', (_, hours, now, open) => {
  expect(isOpen(hours, now)).toBe(open)
})
