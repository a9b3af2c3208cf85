// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { openConsole, smallServer } from '../../test/open-console.ts'
import { operator, staff } from '../../test/small-district.ts'

const ADDRESSES = [
  '/sign-in',
  '/notices',
  '/notices/new',
  '/notices/n1',
  '/notices/n1/edit',
  '/screens',
  '/screens/s1',
  '/screens/pair',
  '/plays',
  '/campaigns',
  '/campaigns/new',
  '/orders',
  '/shops',
  '/audit',
  '/nowhere',
]

describe('the console', () => {
  it.each(ADDRESSES.flatMap((path) => (['zh', 'en'] as const).map((language) => [path, language] as const)))(
    'has words for everything on %s in %s',
    async (path, language) => {
      const page = await openConsole(smallServer(path === '/sign-in' ? null : operator), path, language)
      await page.sees(language === 'zh' ? '邻里屏' : 'Linli')
      expect(document.documentElement.lang).toBe(language === 'zh' ? 'zh-CN' : 'en')
      expect(document.querySelectorAll('h1')).toHaveLength(1)
      page.close()
    },
  )

  it('changes the language at a press and keeps it for the next visit', async () => {
    const page = await openConsole(smallServer(staff), '/orders')
    await page.press('English')
    await page.sees('Placed at the kiosks')
    expect(page.kept.get('linli-language')).toBe('en')
    page.close()
  })

  it('says that the server is away, and loads the page when it is back', async () => {
    const server = smallServer(staff)
    server.reachable = false
    const page = await openConsole(server, '/notices')
    await page.sees('连不上服务器')
    server.reachable = true
    await page.press('立即重试')
    await page.sees('通知 n1')
    await page.seesNot('连不上服务器')
    page.close()
  })
})
