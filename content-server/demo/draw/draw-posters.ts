import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { noticePictureSize, orientations, posterSize, productPictureSize } from '../media-index.ts'
import { noticePictures } from './notice-pictures.ts'
import { posters } from './posters.ts'
import { productPictures } from './product-pictures.ts'
import { openBrowser, openPage, paint, toWebp } from './render.ts'

/**
 * Draws every picture into `media/`: `npx tsx content-server/demo/draw/draw-posters.ts [part of a name …]`.
 */

const media = fileURLToPath(new URL('../media/', import.meta.url))

type Job = { name: string; size: { width: number; height: number }; draw: () => string }

const jobs: Job[] = [
  ...Object.entries(posters).flatMap(([name, draw]) =>
    orientations.map((orientation) => {
      const size = posterSize[orientation]
      const frame = { ...size, tall: orientation === 'portrait' }
      return { name: `${name}-${orientation}`, size, draw: () => draw(frame) }
    }),
  ),
  ...Object.entries(noticePictures).map(([name, draw]) => ({ name, size: noticePictureSize, draw })),
  ...Object.entries(productPictures).map(([name, draw]) => ({
    name: `product-${name}`,
    size: productPictureSize,
    draw,
  })),
]

const wanted = process.argv.slice(2)
const chosen = jobs.filter((job) => wanted.length === 0 || wanted.some((part) => job.name.includes(part)))

await mkdir(media, { recursive: true })
const browser = await openBrowser()
for (const { name, size, draw } of chosen) {
  const page = await openPage(browser, size)
  const webp = await toWebp(await paint(page, draw()))
  await page.close()
  await writeFile(`${media}${name}.webp`, webp)
  console.log(`${name}  ${Math.round(webp.byteLength / 1024)} kB`)
}
await browser.close()
