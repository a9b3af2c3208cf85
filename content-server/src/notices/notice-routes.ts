import { kioskNotices, ReadableNotice } from '@linli/contract/kiosk-notices.ts'
import * as notices from '@linli/contract/notices.ts'
import type { Serve } from '../http/serve.ts'
import { scopeOf } from '../people/actor.ts'
import { changeNotice } from './change-notice.ts'
import { publishNotice } from './publish-notice.ts'
import { withdrawNotice } from './withdraw-notice.ts'
import { writeNotice } from './write-notice.ts'

/** What a resident may read; everything else of a notice stays here. */
const Readable = ReadableNotice.strip()

export function noticeRoutes(serve: Serve): void {
  serve(notices.listNotices, async ({ store }, actor, { query }) => ({
    notices: await store.read.notices.list(scopeOf(actor), query),
  }))
  serve(notices.writeNotice, (context, actor, { body }) => writeNotice(context, actor, body))
  serve(notices.changeNotice, (context, actor, { params, body: { revision, ...draft } }) =>
    changeNotice(context, actor, { id: params.id, revision, draft }),
  )
  serve(notices.publishNotice, (context, actor, { params }) => publishNotice(context, actor, params.id))
  serve(notices.withdrawNotice, (context, actor, { params }) => withdrawNotice(context, actor, params.id))
  serve(kioskNotices, async ({ store, clock }, { communityId }) => {
    const live = await store.read.notices.live(communityId, clock())
    return { notices: live.map((notice) => Readable.parse(notice)) }
  })
}
