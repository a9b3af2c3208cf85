import { chromium, type Browser, type Page } from 'playwright'
import sharp from 'sharp'

const chromiumPath = '/usr/bin/chromium'
const chromiumArguments = [
  '--no-sandbox',
  '--headless=new',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--force-color-profile=srgb',
]

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
}

export async function openPage(browser: Browser, size: { width: number; height: number }): Promise<Page> {
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 })
  await page.setContent(
    '<!doctype html><style>html,body{margin:0;overflow:hidden}svg{display:block}</style><body>',
  )
  return page
}

/** The picture as PNG. */
export async function paint(page: Page, picture: string): Promise<Buffer> {
  await page.evaluate((svg) => {
    document.body.innerHTML = svg
  }, picture)
  return page.screenshot({ type: 'png' })
}

/** Quality 82 keeps flat colour clean; `smartSubsample` keeps the edges of red type sharp. */
export function toWebp(png: Buffer): Promise<Buffer> {
  return sharp(png).webp({ quality: 82, effort: 6, smartSubsample: true }).toBuffer()
}
