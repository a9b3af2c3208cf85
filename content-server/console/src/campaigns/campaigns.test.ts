// @vitest-environment happy-dom
import { bookCampaign, endCampaign, listCampaigns } from '@linli/contract/campaigns.ts'
import { uploadMedia, type Media } from '@linli/contract/media.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { describe, expect, it } from 'vitest'
import { openConsole, smallServer } from '../../test/open-console.ts'
import { campaignOf, NOW, operator } from '../../test/small-district.ts'
import { campaignDraft, campaignPhase, creativeOf, emptyCampaign } from './campaign-form.ts'

const poster: Media = {
  sha256: 'b'.repeat(64),
  type: 'image/webp',
  bytes: 1_000,
  width: 1080,
  height: 1920,
  name: 'poster.webp',
  addedAt: '2026-11-21T06:00:00.000Z',
}

describe('booking a campaign', () => {
  it('names the screen that has no room left', async () => {
    const server = smallServer(operator)
      .on(uploadMedia, () => poster)
      .on(bookCampaign, () => {
        throw refuse('campaign/no-room', { screen: { zh: '南门', en: 'South gate' }, leftPercent: 3 })
      })
    const page = await openConsole(server, '/campaigns/new')
    await page.sees('把图片或视频拖到这里')
    page.type('name', '热汤面')
    page.type('advertiser', '渡口食堂')
    page.drop('creative', new File(['x'], 'poster.webp'))
    await page.sees('移除素材')
    await page.press('全部 2 块')
    await page.press('预订')
    await page.sees('南门')
    await page.sees('还剩 3%')
    page.close()
  })

  it('tells the shape from the size and the length from the film', () => {
    expect(creativeOf(poster)).toMatchObject({ shape: 'portrait', durationMs: 8_000 })
    expect(creativeOf({ ...poster, width: 1920, height: 1080, durationMs: 90_000 })).toMatchObject({
      shape: 'landscape',
      durationMs: 60_000,
    })
  })

  it('holds a share for ads only', () => {
    const form = emptyCampaign(NOW, 'Asia/Shanghai')
    expect(campaignDraft(form, 'Asia/Shanghai').sharePercent).toBe(8)
    expect(campaignDraft({ ...form, kind: 'psa' }, 'Asia/Shanghai').sharePercent).toBe(0)
  })
})

describe('campaigns in the list', () => {
  it('ends one after asking once more', async () => {
    const server = smallServer(operator)
      .on(listCampaigns, () => ({ campaigns: [campaignOf('c1')] }))
      .on(endCampaign, () => campaignOf('c1', { state: 'ended' }))
    const page = await openConsole(server, '/campaigns')
    await page.press('结束投放')
    await page.sees('结束这个投放？')
    await page.press('结束投放')
    await page.sees('投放已结束')
    page.close()
  })

  it.each([
    [{ state: 'ended' }, 'ended'],
    [{ from: '2026-11-22T00:00:00.000Z' }, 'coming'],
    [{ until: '2026-11-21T06:00:00.000Z' }, 'over'],
    [{}, 'running'],
  ] as const)('%o is %s', (over, phase) => {
    expect(campaignPhase(campaignOf('c1', over), NOW)).toBe(phase)
  })
})
