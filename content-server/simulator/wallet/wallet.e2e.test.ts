import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { alipayClient, startTestSimulator, wechatClient } from '../test/clients.ts'

let simulator: Simulator
let browser: Browser
let page: Page

beforeAll(async () => {
  simulator = await startTestSimulator({ settings: { codepay: true } })
  browser = await chromium.launch({
    executablePath: process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-quic',
    ],
  })
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  page.setDefaultTimeout(10_000)
})
afterAll(async () => {
  await browser.close()
  await simulator.stop()
})

async function order(out_trade_no: string, total: number, description: string): Promise<string> {
  const { ask, appid, mchid } = wechatClient(simulator)
  const notify_url = 'http://127.0.0.1:9/wechat'
  const data = { appid, mchid, description, out_trade_no, notify_url, amount: { total } }
  return String((await ask('post', 'v3/pay/transactions/native', { data })).body['code_url'])
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const stateOf = (outTradeNo: string) => simulator.world.trades.named(outTradeNo)?.state

it('is opened by the code of a kiosk and pays it', async () => {
  const code = await order('WALLET0001', 20_456, '物业费 2026年11月')
  await page.goto(`${simulator.url}/_sim/wallet?code=${encodeURIComponent(code)}`)
  await button('确认付款').click()
  await page.getByText('付款成功').waitFor()
  expect(stateOf('WALLET0001')).toBe('paid')
  await button('完成').click()
  await page.getByText('物业费 2026年11月').waitFor()
})

it('pays with a password and a coupon, and says when a payer has no funds', async () => {
  await order('WALLET0002', 3_900, '阳光玫瑰葡萄')
  await page.getByText('阳光玫瑰葡萄').click()
  await button('换一种结果').click()
  await button('余额不足').click()
  await page.locator('.warning', { hasText: '余额不足' }).waitFor()
  expect(stateOf('WALLET0002')).toBe('scanned')
  await page.getByText('立减券').click()
  await button('输密码付款').click()
  await button('1').waitFor()
  expect(stateOf('WALLET0002')).toBe('paying')
  for (const digit of '135792') await button(digit).click()
  await page.getByText('付款成功').waitFor()
  await button('完成').click()
  expect(simulator.world.trades.named('WALLET0002')).toMatchObject({ state: 'paid', payerTotal: 3_510 })
})

it('shows a code that a scanner may read, and what the desk took', async () => {
  await page.getByText('付款码', { exact: true }).click()
  await page.locator('.bars').waitFor()
  const digits = (await page.locator('.digits').innerText()).replaceAll(' ', '')
  expect(digits).toMatch(/^13\d{16}$/)
  const { ask, appid, mchid } = wechatClient(simulator)
  await ask('post', 'v3/pay/transactions/codepay', {
    data: {
      ...{ appid, mchid, description: '便利店', out_trade_no: 'WALLET0003' },
      payer: { auth_code: digits },
      amount: { total: 880 },
      scene_info: { store_info: { out_id: 'K1' } },
    },
  })
  await page.getByText('付款成功').waitFor()
  await button('完成').click()
  await button('返回').click()
})

it('shows what came back, in English too', async () => {
  const { ask } = alipayClient(simulator)
  await ask('alipay.trade.precreate', {
    out_trade_no: 'WALLET0004',
    total_amount: '50.00',
    subject: '空调清洗',
  })
  simulator.controls.pay({ outTradeNo: 'WALLET0004' })
  await ask('alipay.trade.refund', {
    out_trade_no: 'WALLET0004',
    refund_amount: '20.00',
    out_request_no: 'R1',
  })
  await button('English').click()
  await page.getByText('Refunded ¥20.00').click()
  await page.getByText('+¥20.00').waitFor()
  expect(await page.locator('.via').innerText()).toBe('Through Alipay (simulated)')
})
