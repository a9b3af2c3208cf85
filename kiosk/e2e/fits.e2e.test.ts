import { describe, expect, it } from 'vitest'
import { barriers } from './barriers.ts'
import { misfits } from './misfits.ts'
import { useStand } from './kiosk-stand.ts'

const stand = useStand('fits', {
  now: () => Date.now(),
  shots: process.env['LINLI_SHOTS'],
  binary: process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium',
})
const { open, touch, tap, shot } = stand

describe('whoever stands before it', () => {
  const LEAST_MM = 20
  const ON_A_BUSY_MACHINE_MS = 60_000
  const sizes = [
    ['portrait', 1080, 1920],
    ['landscape', 1920, 1080],
  ] as const

  describe.each(sizes)('in %s', (name, width, height) => {
    it.each([
      ['zh', false],
      ['en', false],
      ['zh', true],
      ['en', true],
    ] as const)(
      'in %s, large type %s: every target is large enough, on the glass, and reached',
      async (language, elder) => {
        await open(width, height)
        await touch()
        if (language === 'en') await tap('English')
        if (elder) await tap(/大字版|Large/)
        const found: string[] = []
        const look = async (place: string) => {
          await shot(`${place}-${name}-${language}${elder ? '-large' : ''}`)
          for (const misfit of [
            ...(await misfits(stand.page, LEAST_MM)),
            ...(name === 'portrait' ? await barriers(stand.page) : []),
          ])
            found.push(`${place}: ${misfit}`)
        }
        const bar = stand.page.locator('nav')
        const home = () => bar.getByRole('button').nth(1).tap()
        await look('home')
        await stand.page.locator('.tile.notices').tap()
        await stand.page.locator('.row').first().waitFor()
        await look('notices')
        await stand.page.locator('.row').first().tap()
        await look('notice')
        await home()
        await stand.page.locator('.tile.help').tap()
        await look('help')
        await home()
        await stand.page.locator('.tile.order').tap()
        await stand.page.locator('.card').first().waitFor()
        await look('shops')
        await stand.page.locator('.card').first().tap()
        await stand.page.locator('.more').nth(1).tap()
        await stand.page.locator('.more').nth(2).tap()
        await look('shop')
        await stand.page.locator('.cart button').tap()
        await look('review')
        await stand.page.locator('.act button').tap()
        await stand.page.locator('.number output').waitFor()
        await look('placed')
        await home()
        await stand.page.locator('.tile.bills').tap()
        await stand.page.locator('.pad').waitFor()
        await look('bills')
        await stand.page.keyboard.type('3-2-1201')
        await stand.page.keyboard.press('Enter')
        await stand.page.keyboard.type('4021')
        await stand.page.keyboard.press('Enter')
        await stand.page.locator('.answers').waitFor()
        await look('question')
        await stand.page.locator('.answers button').first().tap()
        await stand.page.locator('.head').first().tap()
        await look('home-bills')
        expect(found).toEqual([])
      },
      ON_A_BUSY_MACHINE_MS,
    )
  })
})
