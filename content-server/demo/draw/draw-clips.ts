import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { demoMedia, type MediaKey } from '../media-index.ts'
import { bakeryScene, fruitScene } from './clip-scenes.ts'
import type { Frame } from './paint.ts'
import { openBrowser, openPage, paint } from './render.ts'

/**
 * Draws the clips into `media/`, frame by frame through ffmpeg:
 * `npx tsx content-server/demo/draw/draw-clips.ts [part of a name …]`.
 */

const framesPerSecond = 30
const media = fileURLToPath(new URL('../media/', import.meta.url))

const h264 = [
  '-c:v',
  'libx264',
  '-preset',
  'slow',
  '-crf',
  '20',
  '-profile:v',
  'high',
  '-movflags',
  '+faststart',
]
const vp9 = ['-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', '30', '-row-mt', '1', '-cpu-used', '2']
// Players differ over untagged colour; these tags say what the conversion below makes.
const colour = ['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p', '-colorspace', 'bt709']
const tags = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv', '-map_metadata', '-1']

type Job = { key: MediaKey; scene: (frame: Frame, seconds: number) => string; codec: readonly string[] }

const jobs: readonly Job[] = [
  { key: 'bakery-clip-landscape', scene: bakeryScene, codec: h264 },
  { key: 'fruit-clip-portrait', scene: fruitScene, codec: vp9 },
]

async function drawClip({ key, scene, codec }: Job): Promise<void> {
  const clip = demoMedia.get(key)
  if (clip === undefined || !('durationMs' in clip)) throw new Error(`${key} is no clip`)
  const { file, width, height, durationMs } = clip
  const target = `${media}${file}`
  const input = ['-f', 'image2pipe', '-framerate', String(framesPerSecond), '-c:v', 'png', '-i', '-']
  const ffmpeg = spawn(
    'ffmpeg',
    ['-y', '-v', 'error', ...input, ...colour, ...tags, ...codec, '-an', target],
    {
      stdio: ['pipe', 'inherit', 'inherit'],
    },
  )
  const ended = once(ffmpeg, 'close')
  const browser = await openBrowser()
  const page = await openPage(browser, { width, height })
  const frame = { width, height, tall: height > width }
  for (let i = 0; i < (durationMs / 1_000) * framesPerSecond; i += 1) {
    const png = await paint(page, scene(frame, i / framesPerSecond))
    if (!ffmpeg.stdin.write(png)) await once(ffmpeg.stdin, 'drain')
  }
  ffmpeg.stdin.end()
  await browser.close()
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)} on ${file}`)
  console.log(`${file}  ${Math.round((await stat(target)).size / 1024)} kB`)
}

const wanted = process.argv.slice(2)
for (const job of jobs) {
  if (wanted.length === 0 || wanted.some((part) => job.key.includes(part))) await drawClip(job)
}
