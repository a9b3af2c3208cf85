// @vitest-environment happy-dom
import {
  changeNotice,
  listNotices,
  publishNotice,
  withdrawNotice,
  writeNotice,
} from '@linli/contract/notices.ts'
import { screenTurns } from '@linli/contract/programme.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { uploadMedia } from '@linli/contract/media.ts'
import { describe, expect, it } from 'vitest'
import { openConsole, smallServer } from '../../test/open-console.ts'
import { noticeOf, staff } from '../../test/small-district.ts'

function writingServer() {
  const written = noticeOf('n9', { heading: { zh: '今晚停水' }, state: 'draft', screenIds: ['s1', 's2'] })
  let notice = written
  return smallServer(staff)
    .on(listNotices, () => ({ notices: [notice] }))
    .on(writeNotice, () => written)
    .on(publishNotice, () => (notice = { ...written, state: 'published' }))
}

describe('publishing a notice', () => {
  it('takes one click from the form, and tells when each screen shows it next', async () => {
    const server = writingServer().on(screenTurns, ({ params }) => ({
      planRevision: 'r1',
      turns:
        params['id'] === 's1'
          ? [
              {
                itemId: 'notice.n9',
                kind: 'notice',
                title: { zh: '今晚停水' },
                from: '2026-11-21T06:03:22.000Z',
                until: '2026-11-21T06:03:30.000Z',
              },
            ]
          : [],
    }))
    const page = await openConsole(server, '/notices/new')
    await page.sees('在哪些屏幕播出')
    page.type('heading', '今晚停水')
    page.type('body', '20:00 至 22:00 停水，请储水。')
    await page.press('全部 2 块')
    await page.press('一周')
    await page.press('发布')
    await page.sees('发布成功')
    await page.sees('14:03:22')
    await page.sees('十分钟内轮不到')
    expect(server.asked.find((one) => one.name === 'POST /api/notices')?.body).toMatchObject({
      key: 'key-1',
      screenIds: ['s1', 's2'],
      validUntil: '2026-11-27T16:00:00.000Z',
    })
    page.close()
  })

  it('sends nothing and says what is lacking', async () => {
    const server = writingServer()
    const page = await openConsole(server, '/notices/new', 'en')
    await page.sees('On which screens')
    await page.press('Publish')
    await page.sees('Please write a title')
    await page.sees('Please choose at least one screen')
    expect(server.times('POST /api/notices')).toBe(0)
    page.close()
  })

  it('keeps what was typed when the network is away, and stays one notice when sent again', async () => {
    const server = writingServer()
    const page = await openConsole(server, '/notices/new')
    await page.sees('在哪些屏幕播出')
    page.type('heading', '今晚停水')
    page.type('body', '请储水。')
    await page.press('全部 2 块')
    server.reachable = false
    await page.press('发布')
    await page.sees('正在自动重试')
    server.reachable = true
    await page.press('立即重试')
    await page.seesNot('正在自动重试')
    await page.press('发布')
    await page.sees('发布成功')
    expect(
      server.asked
        .filter((one) => one.name === 'POST /api/notices')
        .map((one) => (one.body as { key: string }).key),
    ).toEqual(['key-1'])
    page.close()
  })

  it('shows the text on both previews while it is typed', async () => {
    const page = await openConsole(writingServer(), '/notices/new')
    await page.sees('标题写在这里')
    page.type('heading', '三花猫走失')
    await page.sees('三花猫走失')
    expect([...document.querySelectorAll('.heading')].map((one) => one.textContent)).toEqual([
      '三花猫走失',
      '三花猫走失',
    ])
    page.close()
  })

  it('says why a file is no picture', async () => {
    const server = writingServer().on(uploadMedia, () => {
      throw refuse('media/not-an-image-or-video')
    })
    const page = await openConsole(server, '/notices/new')
    await page.sees('把图片拖到这里')
    page.drop('picture', new File(['not a picture'], 'cat.jpg', { type: 'image/jpeg' }))
    await page.sees('按内容识别')
    page.drop('picture', new File([], 'cat.jpg', { type: 'image/jpeg' }))
    await page.sees('“cat.jpg”是空文件')
    expect(server.times('POST /api/media')).toBe(1)
    page.close()
  })
})

describe('changing and withdrawing', () => {
  it('says that somebody else has changed the notice', async () => {
    const server = smallServer(staff).on(changeNotice, () => {
      throw refuse('thing/changed-meanwhile')
    })
    const page = await openConsole(server, '/notices/n1/edit')
    await page.press('保存并播出')
    await page.sees('内容刚被别人修改')
    page.close()
  })

  it('withdraws after asking once more', async () => {
    let state: 'published' | 'withdrawn' = 'published'
    const server = smallServer(staff)
      .on(listNotices, () => ({ notices: [noticeOf('n1', { state })] }))
      .on(withdrawNotice, () => noticeOf('n1', { state: (state = 'withdrawn') }))
    const page = await openConsole(server, '/notices/n1')
    await page.press('撤回')
    await page.sees('撤回这条通知？')
    expect(server.times('POST /api/notices/n1/withdraw')).toBe(0)
    await page.press('撤回')
    await page.sees('已撤回的通知不能再修改')
    page.close()
  })

  it('says so when there is no such notice', async () => {
    const page = await openConsole(smallServer(staff), '/notices/gone')
    await page.sees('找不到这条通知')
    page.close()
  })
})
