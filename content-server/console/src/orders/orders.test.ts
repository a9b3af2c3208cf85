// @vitest-environment happy-dom
import { cancelOrder, finishOrder, listOrders } from '@linli/contract/orders.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { describe, expect, it } from 'vitest'
import { openConsole, smallServer } from '../../test/open-console.ts'
import { orderOf, staff } from '../../test/small-district.ts'

const later = { placedAt: '2026-11-21T05:58:00.000Z' }

describe('the board of orders', () => {
  it('puts who waits longest first, with number, goods and total', async () => {
    const server = smallServer(staff).on(listOrders, () => ({ orders: [orderOf(12, later), orderOf(7)] }))
    const page = await openConsole(server, '/orders')
    await page.sees('待取 2 单')
    const numbers = [...document.querySelectorAll('[data-test=order] .number')].map((one) => one.textContent)
    expect(numbers).toEqual(['7', '12'])
    expect(page.text()).toContain('葱油拌面 × 2')
    expect(page.text()).toContain('¥25.00')
    page.close()
  })

  it('moves an order that was picked up to the settled ones', async () => {
    const done = orderOf(7, { state: 'done', doneAt: '2026-11-21T06:00:00.000Z' })
    let orders = [orderOf(7)]
    const server = smallServer(staff)
      .on(listOrders, () => ({ orders }))
      .on(finishOrder, () => (orders = [done]) && done)
    const page = await openConsole(server, '/orders')
    await page.press('已取货收款')
    await page.sees('现在没有待取的订单')
    await page.sees('已完成')
    page.close()
  })

  it('says that an order was settled by somebody else already', async () => {
    const server = smallServer(staff)
      .on(listOrders, () => ({ orders: [orderOf(7)] }))
      .on(cancelOrder, () => {
        throw refuse('order/not-open')
      })
    const page = await openConsole(server, '/orders', 'en')
    await page.press('Cancel')
    await page.sees('Cancel order 7?')
    await page.press('Cancel')
    await page.sees('already done or cancelled')
    page.close()
  })
})
