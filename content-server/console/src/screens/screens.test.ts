// @vitest-environment happy-dom
import { approvePairing, lookAtPairing } from '@linli/contract/pairing.ts'
import { explainItem, screenTurns } from '@linli/contract/programme.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { listScreens, revokeDevice, type Health } from '@linli/contract/screens.ts'
import { describe, expect, it } from 'vitest'
import { openConsole, smallServer } from '../../test/open-console.ts'
import { NOW, screenAt, staff } from '../../test/small-district.ts'
import { grouped, isWhole } from './code-field.ts'
import { conditionOf, SILENT_AFTER_MS } from './screen-condition.ts'
import { groupsOf, toggled } from './screen-groups.ts'

function health(msAgo: number, over: Partial<Health> = {}): Health {
  return {
    seenAt: new Date(NOW - msAgo).toISOString(),
    planRevision: 'r1',
    clockOffsetMs: 12,
    mediaWanted: 4,
    mediaReady: 4,
    playsWaiting: 0,
    framesAdvancing: true,
    agentVersion: '0.1.0',
    ...over,
  }
}

const waiting = {
  role: 'screen' as const,
  label: '大堂新机',
  fingerprint: '7C61 9953 80F0 2FEA',
  address: '10.0.0.9',
  expiresAt: '2026-11-21T06:09:00.000Z',
}

describe('the pairing code', () => {
  it.each([
    ['bcdf ghjk', 'BCDF-GHJK'],
    ['BCDF-GHJK', 'BCDF-GHJK'],
    ['  bcdfg', 'BCDF-G'],
    ['B0C1D!F', 'BCDF'],
    ['BCDFGHJKLMNP', 'BCDF-GHJK'],
  ])('takes %s as %s', (typed, code) => {
    expect(grouped(typed)).toBe(code)
  })

  it('is whole with eight letters', () => {
    expect([isWhole('BCDF-GHJ'), isWhole('BCDF-GHJK')]).toEqual([false, true])
  })

  it('leads from the code over the fingerprint to the place', async () => {
    const server = smallServer(staff)
      .on(lookAtPairing, () => waiting)
      .on(approvePairing, () => ({ deviceId: 'd1' }))
    const page = await openConsole(server, '/screens/pair?screen=s2')
    page.type('code', 'bcdf ghjk')
    await page.sees('7C61 9953 80F0 2FEA')
    await page.sees('14:09')
    await page.press('确认配对')
    await page.sees('配对成功')
    expect(server.asked.at(-1)?.body).toEqual({ code: 'BCDF-GHJK', screenId: 's2' })
    page.close()
  })

  it('comes with the address that the QR code on the screen holds', async () => {
    const server = smallServer(staff).on(lookAtPairing, () => waiting)
    const page = await openConsole(server, '/screens/pair?code=BCDF-GHJK')
    await page.sees('7C61 9953 80F0 2FEA')
    expect(server.asked.at(-1)?.body).toEqual({ code: 'BCDF-GHJK' })
    page.close()
  })

  it('says that the code has expired', async () => {
    const server = smallServer(staff).on(lookAtPairing, () => {
      throw refuse('pairing/expired')
    })
    const page = await openConsole(server, '/screens/pair', 'en')
    page.type('code', 'BCDFGHJK')
    await page.sees('The pairing code has expired')
    page.close()
  })
})

describe('how a screen is doing', () => {
  it.each([
    [{ paired: false, health: null }, 'never'],
    [{ paired: true, health: null }, 'waiting'],
    [{ paired: true, health: health(1_000) }, 'on'],
    [{ paired: true, health: health(SILENT_AFTER_MS + 1) }, 'silent'],
    [{ paired: true, health: health(1_000, { framesAdvancing: false }) }, 'stuck'],
  ] as const)('%o is %s', (screen, condition) => {
    expect(conditionOf(screen, NOW)).toBe(condition)
  })

  it('shows what is on now and what comes next, in the time of the community', async () => {
    const turn = (n: number, from: string, until: string) => ({
      ...{ itemId: `campaign.c${n}`, kind: 'ad', title: { zh: `内容 ${n}` } },
      ...{ from: `2026-11-21T06:0${from}.000Z`, until: `2026-11-21T06:0${until}.000Z` },
    })
    const server = smallServer(staff)
      .on(listScreens, () => ({ screens: [screenAt('s1', { health: health(2_000, { playsWaiting: 7 }) })] }))
      .on(screenTurns, () => ({
        planRevision: 's1.4',
        turns: [turn(1, '0:00', '0:05'), turn(2, '0:05', '0:13')],
      }))
    const page = await openConsole(server, '/screens/s1')
    await page.sees('正在播出 · 还剩 5 秒')
    await page.sees('14:00:05')
    await page.sees('待上报的播放记录7')
    page.close()
  })

  it('explains in words why something does not play, and gives the code where there are none', async () => {
    const server = smallServer(staff).on(explainItem, () => ({
      reasons: [{ code: 'expired', since: 0 }, { code: 'from-the-future' }],
    }))
    const page = await openConsole(server, '/screens/s1?item=notice.n1')
    await page.sees('有效期已过')
    await page.sees('原因代码：from-the-future')
    page.close()
  })

  it('revokes a device after asking once more', async () => {
    const server = smallServer(staff).on(revokeDevice, () => screenAt('s1', { paired: false }))
    const page = await openConsole(server, '/screens/s1')
    await page.press('停用设备')
    await page.sees('停用这台设备？')
    await page.press('停用设备')
    await page.sees('设备已停用')
    page.close()
  })
})

describe('choosing screens', () => {
  it('groups by building in the order of their numbers, what stands outside last', () => {
    const screens = ['', '10', '2'].map((building, index) => screenAt(`s${index}`, { building }))
    expect(groupsOf(screens).map((group) => group.building)).toEqual(['2', '10', ''])
  })

  it('takes a whole group, and lets it go when all of it was taken', () => {
    expect(toggled(['a'], ['a', 'b'])).toEqual(['a', 'b'])
    expect(toggled(['a', 'b', 'c'], ['a', 'b'])).toEqual(['c'])
    expect(toggled(['a'], [])).toEqual(['a'])
  })
})
