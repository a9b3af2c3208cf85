import type { Notice } from '@linli/contract/notices.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { scopeOf, type StaffActor } from '../people/actor.ts'
import { demandPublishable } from './notice.ts'
import { nowInState } from './now-in-state.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'hints'>

/** Puts a draft on its screens. One that is published already stays as it is. */
export async function publishNotice(context: Needs, actor: StaffActor, id: string): Promise<Notice> {
  const published = await context.store.change(async (stores) => {
    const draft = await stores.notices.find(scopeOf(actor), id)
    if (!draft) throw refuse('thing/not-found', { id })
    if (draft.state === 'withdrawn') throw refuse('notice/withdrawn')
    if (draft.state === 'published') return draft
    const publishedAt = context.clock()
    demandPublishable(draft, publishedAt)
    const { revision, screenIds } = draft
    if (!(await stores.notices.publish(id, revision, publishedAt))) return nowInState(stores, id, 'published')
    await stores.screens.markPlanDue(screenIds)
    await record(context, stores, {
      actor,
      verb: 'publish-notice',
      thing: `notice:${id}`,
      details: { revision, screenIds },
    })
    return { ...draft, state: 'published' as const, publishedAt, revision: revision + 1 }
  })
  context.hints.planDue()
  return published
}
