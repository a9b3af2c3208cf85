import axe from 'axe-core'
import type { Page } from 'playwright'

/** What axe finds that keeps people out, contrast of 7:1 among it; a rule and a place each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe }
    const { violations } = await checker.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21aa', 'wcag22aa'],
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'meta-viewport': { enabled: false },
        'meta-viewport-large': { enabled: false },
      },
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
}
