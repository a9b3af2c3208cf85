// @vitest-environment happy-dom
import { listNotices } from '@linli/contract/notices.ts'
import { setUp, setupState, signIn } from '@linli/contract/people.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { describe, expect, it } from 'vitest'
import { openConsole, smallServer } from '../../test/open-console.ts'
import { noticeOf, operator, staff } from '../../test/small-district.ts'

describe('signing in', () => {
  it('says in words that account or password are wrong, then lets in and goes where one wanted to go', async () => {
    let right = false
    const server = smallServer(null).on(signIn, () => {
      if (!right) throw refuse('people/wrong-login')
      return { person: staff }
    })
    const page = await openConsole(server, '/orders')
    await page.sees('用您的工作账号登录')
    page.type('login', 'wangting')
    page.type('password', 'pear-boat-lantern')
    await page.press('登录')
    await page.sees('账号或密码不对')
    right = true
    await page.press('登录')
    await page.sees('现在没有待取的订单')
    expect(page.router.currentRoute.value.path).toBe('/orders')
    page.close()
  })

  it('never leads to another site after signing in', async () => {
    const server = smallServer(null).on(signIn, () => ({ person: staff }))
    const page = await openConsole(server, '/sign-in?back=//evil.example/notices')
    page.type('login', 'wangting')
    page.type('password', 'pear-boat-lantern')
    await page.press('登录')
    await page.sees('写好、选屏、发布')
    expect(page.router.currentRoute.value.fullPath).toBe('/notices')
    page.close()
  })

  it('tells in the demo where the passwords are', async () => {
    const server = smallServer(null).on(setupState, () => ({ needsOperator: false, demo: true }))
    const page = await openConsole(server, '/', 'en')
    await page.sees('printed in the terminal')
    page.close()
  })

  it('asks the first visitor for the operator, who has to repeat the password', async () => {
    const server = smallServer(null)
      .on(setupState, () => ({ needsOperator: true, demo: false }))
      .on(setUp, () => ({ person: operator }))
    const page = await openConsole(server, '/screens')
    await page.sees('建立第一个账号')
    page.type('name', '林一')
    page.type('login', 'operator')
    page.type('password', 'pear-boat-lantern')
    page.type('repeated', 'pear-boat-lanterns')
    await expect(page.press('建立账号并进入')).rejects.toThrow('no button')
    page.type('repeated', 'pear-boat-lantern')
    await page.press('建立账号并进入')
    await page.sees('林一')
    expect(server.times('POST /api/setup')).toBe(1)
    page.close()
  })
})

describe('a session that ends', () => {
  it('leads to the sign-in page and, after signing in, back to where one was', async () => {
    let lost = false
    const server = smallServer(staff)
      .on(listNotices, () => {
        if (lost) throw refuse('people/not-signed-in')
        return { notices: [noticeOf('n1')] }
      })
      .on(signIn, () => {
        lost = false
        return { person: staff }
      })
    const page = await openConsole(server, '/orders')
    await page.sees('现在没有待取的订单')
    lost = true
    await page.router.push('/notices')
    await page.sees('登录已过期')
    page.type('login', 'wangting')
    page.type('password', 'pear-boat-lantern')
    await page.press('登录')
    await page.sees('通知 n1')
    expect(page.router.currentRoute.value.path).toBe('/notices')
    page.close()
  })
})

describe('who sees what', () => {
  it('shows campaigns and the audit to the operator only', async () => {
    const page = await openConsole(smallServer(staff), '/audit')
    await page.sees('写好、选屏、发布')
    expect(page.text()).not.toContain('操作记录')
    page.close()
    const operators = await openConsole(smallServer(operator), '/audit')
    await operators.sees('还没有操作记录')
    operators.close()
  })
})
