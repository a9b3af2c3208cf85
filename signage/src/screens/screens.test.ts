// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import type { PairingState, WaitingState } from '../../loopback.ts'
import KindMark from '../player/KindMark.vue'
import ClosedScreen from './ClosedScreen.vue'
import NothingScreen from './NothingScreen.vue'
import PairingScreen from './PairingScreen.vue'
import StaleMark from './StaleMark.vue'
import WaitingScreen from './WaitingScreen.vue'

const NOW = Date.parse('2026-11-21T08:00:00.000Z')
const clock = () => NOW
const global = { plugins: [createI18n({ legacy: false, locale: 'zh' })] }
const always = { role: 'screen', server: 'http://10.0.0.5:8080', reachable: true, clockOffsetMs: 0 } as const
const place = {
  screenName: { zh: '大堂', en: 'Lobby' },
  communityName: { zh: '望汀苑', en: 'Wangting Court' },
}

function pairing(more: Partial<PairingState>) {
  const state: PairingState = {
    show: 'pairing',
    ...always,
    code: 'BCDFGHJK',
    expiresAt: '2026-11-21T08:09:07.000Z',
    ...more,
  }
  return mount(PairingScreen, { props: { state, clock }, global })
}

function waiting(more: Partial<WaitingState>) {
  const state: WaitingState = {
    show: 'waiting',
    ...always,
    ...place,
    refused: null,
    mediaWanted: 0,
    mediaReady: 0,
    ...more,
  }
  return mount(WaitingScreen, { props: { state }, global })
}

it('the pairing page shows the code in groups of four, a QR code that leads to the console, and the time left', () => {
  const page = pairing({})
  expect(page.findAll('.letters b').map((group) => group.text())).toEqual(['BCDF', 'GHJK'])
  expect(page.get('.qr').attributes('aria-label')).toBe('http://10.0.0.5:8080/screens/pair?code=BCDF-GHJK')
  expect(page.get('.qr path').attributes('d')?.length).toBeGreaterThan(500)
  expect(page.get('.left').text()).toContain('9:07 后更换新码')
  expect(page.get('.left').text()).toContain('New code in 9:07')
  expect(page.text()).toContain('http://10.0.0.5:8080')
})

it('without a server the pairing page says what to do, in both languages', () => {
  const page = pairing({ reachable: false, code: null, expiresAt: null })
  expect(page.get('[role=alert]').text()).toContain('连不上服务器')
  expect(page.get('[role=alert]').text()).toContain('The server cannot be reached')
  expect(page.find('.qr').exists()).toBe(false)
})

it('a kiosk says that it is one', () => {
  expect(pairing({ role: 'kiosk' }).text()).toContain('自助终端等待配对')
})

it('a refused plan is named with what to do about it', () => {
  const page = waiting({ refused: { code: 'plan/too-new', details: { version: 3 } } })
  expect(page.text()).toContain('节目单未被采用')
  expect(page.text()).toMatch(/版本 3 .*请升级/)
  expect(page.text()).toContain('newer than this player')
  expect(page.get('code').text()).toBe('plan/too-new')
})

it('no plan yet is no refusal, and progress is shown while media come', () => {
  expect(waiting({ refused: { code: 'plan/none-yet', details: {} } }).text()).toContain(
    '正在等待第一份节目单',
  )
  expect(waiting({ mediaWanted: 18, mediaReady: 7 }).text()).toContain('已下载 7 / 18 个素材')
})

it('ads and public-service films are marked by the player, notices and the house are not', () => {
  const mark = (kind: 'ad' | 'remnant' | 'psa' | 'notice' | 'house') =>
    mount(KindMark, { props: { kind }, global }).text()
  expect(mark('ad')).toMatch(/^广告\s*Ad$/)
  expect(mark('remnant')).toMatch(/^广告\s*Ad$/)
  expect(mark('psa')).toContain('公益广告')
  expect([mark('notice'), mark('house')]).toEqual(['', ''])
})

it('a closed screen is black with a clock of its own zone; one with nothing to play says so', () => {
  const zone = 'Asia/Shanghai'
  expect(mount(ClosedScreen, { props: { clock, zone }, global }).text()).toBe('16:00')
  const nothing = mount(NothingScreen, { props: { clock, zone, saying: true }, global }).text()
  expect(nothing).toContain('16:00')
  expect(nothing).toContain('11月21日')
  expect(nothing).toContain('Saturday')
  expect(nothing).toContain('此刻没有安排内容')
})

it('a stale screen says for how long, and nothing when it never had contact', () => {
  const stale = (lastContactAt: string | null) =>
    mount(StaleMark, { props: { lastContactAt, clock }, global }).text()
  expect(stale('2026-11-20T01:00:00.000Z')).toContain('已 31 小时未连上服务器')
  expect(stale(null)).toBe('')
})
