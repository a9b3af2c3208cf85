import { chromium, type Browser, type Page } from 'playwright'

const ARGUMENTS = [
  '--no-sandbox',
  '--headless=new',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-quic',
  '--autoplay-policy=no-user-gesture-required',
]

export function openBrowser(executablePath = '/usr/bin/chromium'): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS })
}

/** Watches a page from outside, frame by frame as the compositor gives them. */
export async function watchFrames(page: Page): Promise<() => Promise<string[]>> {
  const session = await page.context().newCDPSession(page)
  const frames: string[] = []
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data)
    void session.send('Page.screencastFrameAck', { sessionId })
  })
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 50, maxWidth: 128, maxHeight: 72 })
  return async () => {
    await session.send('Page.stopScreencast')
    return frames
  }
}

const MEAN_LUMA = `async (frames) => {
  const canvas = new OffscreenCanvas(128, 72)
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  const lumas = []
  for (const frame of frames) {
    const bytes = Uint8Array.from(atob(frame), (letter) => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
    brush.drawImage(picture, 0, 0, 128, 72)
    const { data } = brush.getImageData(0, 0, 128, 72)
    let sum = 0
    for (let at = 0; at < data.length; at += 4) sum += 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2]
    lumas.push(sum / (data.length / 4))
  }
  return lumas
}`

/** Mean luma of each frame, 0 black to 255 white (BT.709). */
export async function lumaOf(browser: Browser, frames: string[]): Promise<number[]> {
  const page = await browser.newPage()
  const lumas: number[] = []
  for (let from = 0; from < frames.length; from += 100) {
    const some = JSON.stringify(frames.slice(from, from + 100))
    lumas.push(...((await page.evaluate(`(${MEAN_LUMA})(${some})`)) as number[]))
  }
  await page.close()
  return lumas
}
