import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { refuse } from '@linli/contract/refusals.ts'

/** What a film says of itself. `lastBytes` is the length of its last packet, 0 when that cannot be read. */
const Probe = z.object({
  format: z.enum(['MP4', 'WebM']),
  trackCount: z.int(),
  video: z
    .object({
      codec: z.string(),
      width: z.number(),
      height: z.number(),
      seconds: z.number(),
      lastBytes: z.number(),
    })
    .nullable(),
})
export type Probe = z.infer<typeof Probe>
const Told = z.union([z.object({ foreign: z.literal(true) }), Probe])

/** An honest film needs a fraction of this. */
const MOST_HEAP_MB = 192
const MOST_PROBE_MS = 5_000

/**
 * Runs apart, with bounds: nine kilobytes of sample tables can claim four thousand million samples, and
 * whoever unfolds them runs out of memory. As text, so that bundling keeps it in one file with its caller.
 */
const PROBE_APART = `
const { parentPort, workerData } = require('node:worker_threads')
const { Input, FilePathSource, MP4, WEBM, EncodedPacketSink, UnsupportedInputFormatError } = require(workerData.mediabunny)

async function probe(input) {
  const format = await input.getFormat()
  const tracks = await input.getTracks()
  const track = await input.getPrimaryVideoTrack()
  if (!track) return { format: format.name, trackCount: tracks.length, video: null }
  const last = await new EncodedPacketSink(track).getPacket(Infinity)
  const video = {
    codec: String((await track.getCodec()) ?? (await track.getInternalCodecId())),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    seconds: await input.computeDuration(),
    lastBytes: last ? last.data.length : 0,
  }
  return { format: format.name, trackCount: tracks.length, video }
}

const source = new FilePathSource(workerData.path, { handleUnhandledError: () => {} })
const input = new Input({ formats: [MP4, WEBM], source })
probe(input).then(
  (told) => parentPort.postMessage(told),
  (error) => {
    if (!(error instanceof UnsupportedInputFormatError)) throw error
    parentPort.postMessage({ foreign: true })
  },
).finally(() => input.dispose())
`

/** Refuses what is neither MP4 nor WebM, and what cannot be read within the bounds. */
export async function probeVideo(path: string): Promise<Probe> {
  const mediabunny = createRequire(import.meta.url).resolve('mediabunny')
  const worker = new Worker(PROBE_APART, {
    eval: true,
    workerData: { mediabunny, path },
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: 16 },
  })
  const told = await answerOf(worker)
  const read = Told.safeParse(told)
  if (!read.success) throw refuse('media/truncated')
  if ('foreign' in read.data) throw refuse('media/not-an-image-or-video')
  return read.data
}

/** What the worker says first; undefined when it breaks, runs out of memory or takes too long. */
async function answerOf(worker: Worker): Promise<unknown> {
  try {
    return await new Promise<unknown>((resolve) => {
      const slow = setTimeout(() => resolve(undefined), MOST_PROBE_MS)
      worker.once('message', resolve)
      worker.once('error', () => resolve(undefined))
      worker.once('exit', () => {
        clearTimeout(slow)
        resolve(undefined)
      })
    })
  } finally {
    await worker.terminate()
  }
}
