import { describe, expect, it } from 'vitest'
import { fen } from '@linli/contract/money.ts'
import { useStand } from './kiosk-stand.ts'

const stand = useStand('journeys', {
  now: () => Date.now(),
  shots: process.env['LINLI_SHOTS'],
  binary: process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium',
})
const { open, touch, tap, type, shot } = stand

describe('at the kiosk', () => {
  it('the plan plays until somebody touches it, and the agent is told', async () => {
    await open()
    await expect.poll(() => stand.page.getByText('周六上午消防演练').count()).toBeGreaterThan(0)
    await shot('idle')
    await touch()
    await expect.poll(() => stand.agent.busy).toEqual([true])
    expect(await stand.page.getByText('想办点什么').isVisible()).toBe(true)
    await tap('结束')
    await stand.page.getByText('轻触屏幕').waitFor()
    await expect.poll(() => stand.agent.busy).toEqual([true, false])
  })

  it('an order becomes a number', async () => {
    await open()
    await touch()
    await tap(/点餐购物/)
    await tap(/渡口社区食堂/)
    await tap('加一份 红烧肉饭')
    await tap('加一份 红烧肉饭')
    await tap('加一份 清蒸鲈鱼套餐')
    await stand.page.getByText('¥62.00').waitFor()
    await tap('选好了')
    await tap('确认下单')
    await stand.page.getByText('您的取货号').waitFor()
    expect(await stand.page.locator('output').textContent()).toBe('26')
    expect(await stand.page.getByText('取货时付 ¥62.00').isVisible()).toBe(true)
    expect(stand.agent.orders.map(({ total }) => total)).toEqual([fen(62_00)])
  })

  it('a double tap orders once', async () => {
    await open()
    await touch()
    await tap(/点餐购物/)
    await tap(/三筐果铺/)
    await tap('加一份 脐橙')
    await tap('选好了')
    const box = await stand.page.getByRole('button', { name: '确认下单' }).boundingBox()
    if (!box) throw new Error('no button')
    for (let turn = 0; turn < 3; turn += 1) await stand.page.touchscreen.tap(box.x + 200, box.y + 40)
    await stand.page.getByText('您的取货号').waitFor()
    expect(stand.agent.asked).toHaveLength(1)
    expect(stand.agent.orders).toHaveLength(1)
  })

  it('an answer that was lost is asked for again, and the order exists once', async () => {
    await open()
    await touch()
    await tap(/点餐购物/)
    await tap(/渡口社区食堂/)
    await tap('加一份 白灼时蔬')
    await tap('选好了')
    stand.agent.loseAnswer = true
    await tap('确认下单')
    await stand.page.getByText('不会重复下单').waitFor()
    await shot('unsure')
    stand.agent.loseAnswer = false
    await tap('再试一次')
    await stand.page.getByText('您的取货号').waitFor()
    expect(stand.agent.orders).toHaveLength(1)
    expect(new Set(stand.agent.asked).size).toBe(1)
  })

  it('a sold-out dish is said plainly and nothing chosen is lost', async () => {
    await open()
    await touch()
    await tap(/点餐购物/)
    await tap(/渡口社区食堂/)
    await tap('加一份 清蒸鲈鱼套餐')
    await tap('加一份 红烧肉饭')
    await tap('选好了')
    stand.agent.refuseOrder = { code: 'order/sold-out', details: { product: { zh: '清蒸鲈鱼套餐' } } }
    stand.agent.shops = stand.agent.shops.map((shop) => ({
      ...shop,
      products: shop.products.map((dish) => (dish.id === 'steamed-bass' ? { ...dish, stock: 0 } : dish)),
    }))
    await tap('确认下单')
    await stand.page.getByText('“清蒸鲈鱼套餐”已售完').waitFor()
    await stand.page.getByText('已售完', { exact: true }).waitFor()
    await shot('sold-out')
    stand.agent.refuseOrder = null
    await tap('减一份 清蒸鲈鱼套餐')
    await tap('确认下单')
    await stand.page.getByText('取货时付 ¥18.00').waitFor()
  })

  it('a closed shop can be looked at and sells nothing', async () => {
    await open()
    await touch()
    await tap(/点餐购物/)
    await tap(/麦灯烘焙/)
    await stand.page.getByText('现在可以看看').waitFor()
    expect(await stand.page.getByRole('button', { name: '加一份 芝麻贝果' }).isDisabled()).toBe(true)
    expect(await stand.page.getByRole('button', { name: '选好了' }).isDisabled()).toBe(true)
  })

  it('bills open with both facts, after «is this your home?»', async () => {
    await open()
    await touch()
    await tap(/账单查询/)
    await type('3-2-1201')
    await tap('下一步')
    await type('4020')
    await tap('查询')
    await stand.page.getByText('没有找到对应的住户').waitFor()
    await tap('删除')
    await type('1')
    await tap('查询')
    await stand.page.getByText('这是您家吗').waitFor()
    expect(await stand.page.getByText('林*').isVisible()).toBe(true)
    await tap('是我家')
    await stand.page.getByText('¥899.81').waitFor()
    expect(await stand.page.getByText('本机暂时不能缴费').isVisible()).toBe(true)
    await tap(/电费/)
    expect(await stand.page.getByText('139 kWh').isVisible()).toBe(true)
  })

  it('somebody who walks away is asked, and then everything about them is gone', async () => {
    await open()
    await touch()
    await tap(/账单查询/)
    await stand.page.locator('.pad').waitFor()
    await stand.page.keyboard.type('3-2-1201')
    await stand.page.keyboard.press('Enter')
    await stand.page.keyboard.type('4021')
    await stand.page.keyboard.press('Enter')
    await tap('是我家')
    await stand.page.getByText('¥899.81').waitFor()
    await stand.page.clock.fastForward(91_000)
    await stand.page.getByText('您还在吗').waitFor()
    await shot('still-here')
    // Anywhere on the glass will do; the finger itself closes the question.
    await stand.page.touchscreen.tap(540, 1700)
    await stand.page.clock.fastForward(500)
    await stand.page.getByText('¥899.81').waitFor()
    expect(await stand.page.getByText('您还在吗').count()).toBe(0)
    await stand.page.clock.fastForward(91_000)
    await stand.page.getByText('您还在吗').waitFor()
    await stand.page.clock.fastForward(26_000)
    await stand.page.getByText('轻触屏幕').waitFor()
    const left = await stand.page.evaluate(() => ({
      page: document.documentElement.outerHTML + location.href + JSON.stringify(history.state),
      kept: [localStorage.length, sessionStorage.length, document.cookie],
    }))
    for (const secret of ['3-2-1201', '4021', '林*', '899.81']) expect(left.page).not.toContain(secret)
    expect(left.kept).toEqual([0, 0, ''])
    await touch()
    await tap(/账单查询/)
    expect(await stand.page.getByText('3-2-1201', { exact: true }).count()).toBe(0)
  })

  it('the touch that wakes it presses nothing on the page that appears', async () => {
    await open()
    await stand.page.touchscreen.tap(300, 1000)
    await stand.page.locator('.tile').first().waitFor()
    await stand.page.touchscreen.tap(300, 1000)
    expect(await stand.page.locator('.tile').count()).toBe(4)
  })

  it('without the server it says so, keeps the buttons, and goes on when the server is back', async () => {
    await open()
    stand.agent.cut = true
    await touch()
    await tap(/今日通知/)
    await stand.page.getByText('连不上服务器').waitFor()
    await shot('cut')
    stand.agent.cut = false
    await tap('再试一次')
    await stand.page.getByText('寻找橘猫').waitFor()
  })

  it('says so when there is nothing', async () => {
    stand.agent.notices = []
    stand.agent.shops = []
    await open()
    await touch()
    await tap(/今日通知/)
    await stand.page.getByText('今天没有新的通知').waitFor()
    await shot('no-notices')
    await tap('首页')
    await tap(/点餐购物/)
    await stand.page.getByText('还没有商家入驻').waitFor()
  })
})
