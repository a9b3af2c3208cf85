import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Media } from '@linli/contract/media.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { demandCommunity, nameOf, type StaffActor } from '../people/actor.ts'
import { checkFile, type Checked } from './check-file.ts'
import { oneAtATime } from './one-at-a-time.ts'

export type UploadNeeds = Pick<Context, 'store' | 'clock' | 'newId' | 'blobs'>
export type Upload = { communityId: string; name: string; bytes: AsyncIterable<Uint8Array> }

const inTurn = oneAtATime()

/** Takes a file for a community: checks it, stores what is served of it, and tells its address. */
export async function takeUpload(context: UploadNeeds, actor: StaffActor, upload: Upload): Promise<Media> {
  const { store, blobs } = context
  demandCommunity(actor, upload.communityId)
  const { communityId } = upload
  const [community] = await store.read.people.communities([communityId])
  if (!community) throw refuse('thing/not-found', { communityId })
  const draft = await blobs.newDraft()
  try {
    const path = join(draft, 'upload')
    await receive(upload.bytes, path)
    const checked = await inTurn(() => checkFile(path))
    // First the bytes, then the row that promises them.
    await blobs.put(checked.sha256, checked.path)
    return await enter(context, actor, upload, checked)
  } finally {
    await blobs.dropDraft(draft)
  }
}

async function receive(bytes: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(path))
  } catch (cause) {
    // The line was cut: the file is incomplete, and nothing is wrong with the server.
    if ((cause as NodeJS.ErrnoException).code === 'ECONNRESET') throw refuse('media/truncated')
    throw cause
  }
}

/** The reply says what this uploader called it, and nothing of who brought the same file before. */
async function enter(
  context: UploadNeeds,
  actor: StaffActor,
  upload: Upload,
  checked: Checked,
): Promise<Media> {
  const { path: _, ...facts } = checked
  const media: Media = { ...facts, name: upload.name, addedAt: context.clock() }
  await context.store.change(async (stores) => {
    await stores.media.add(media, nameOf(actor))
    const added = await stores.media.allow([media.sha256], [upload.communityId])
    if (added === 0) return
    const { name, bytes, type } = media
    const details = { communityId: upload.communityId, name, bytes, type }
    await record(context, stores, { actor, verb: 'upload-media', thing: `media:${media.sha256}`, details })
  })
  return media
}
