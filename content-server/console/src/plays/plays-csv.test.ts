import { describe, expect, it } from 'vitest'
import { csvOf } from './plays-csv.ts'

describe('the file of plays', () => {
  it('opens in a spreadsheet with Chinese, quotes and line breaks intact', () => {
    expect(csvOf(['屏幕', '秒'], [['“大堂”, "1"', 8.5]])).toBe('\uFEFF屏幕,秒\r\n"“大堂”, ""1""",8.5\r\n')
  })

  it.each(['=1+1', '+cmd', '-2', '@sum', '\ttab'])('never lets a title become a formula: %s', (title) => {
    expect(csvOf(['x'], [[title]])).toContain(`'${title}`)
  })
})
