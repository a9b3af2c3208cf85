import { fetchMedia, uploadMedia } from '@linli/contract/media.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Serve } from '../http/serve.ts'
import { scopeOf } from '../people/actor.ts'
import { sendMedia } from './send-media.ts'
import { takeUpload } from './take-upload.ts'

const HOUR = 3_600_000

export function mediaRoutes(serve: Serve): void {
  serve(
    uploadMedia,
    (context, actor, { query, body }) => takeUpload(context, actor, { ...query, bytes: body }),
    { limit: { most: 60, windowMs: HOUR, by: (actor) => (actor.kind === 'person' ? actor.id : actor.kind) } },
  )
  serve(fetchMedia, async (context, actor, { params, request, response }) => {
    const scope = actor.kind === 'device' ? [actor.communityId] : scopeOf(actor)
    const media = await context.store.read.media.find(scope, params.sha256)
    if (!media) throw refuse('thing/not-found', params)
    await sendMedia(context, media, { request, response })
  })
}
