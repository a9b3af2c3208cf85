// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import MoneyText from './MoneyText.vue'

describe('an amount of money', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [12_50, '¥12.50'],
    [1_234_567_89, '¥1,234,567.89'],
    [-3_00, '−¥3.00'],
    [90_000_000_000, '¥900,000,000.00'],
  ])('%i fen reads %s', (minor, text) => {
    expect(mount(MoneyText, { props: { money: { minor, currency: 'CNY' } } }).text()).toBe(text)
  })
})
