import type { Notice, NoticeDraft } from '@linli/contract/notices.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { scopeOf, type StaffActor } from '../people/actor.ts'
import { demandPlaces } from './demand-places.ts'
import { demandPeriod, demandPublishable } from './notice.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'hints'>
export type Change = { id: string; revision: number; draft: NoticeDraft }

/** Changes a notice, unless somebody else has since `revision` was read. It stays with its community. */
export async function changeNotice(
  context: Needs,
  actor: StaffActor,
  { id, revision, draft: asked }: Change,
): Promise<Notice> {
  demandPeriod(asked)
  const changed = await context.store.change(async (stores) => {
    const before = await stores.notices.find(scopeOf(actor), id)
    if (!before) throw refuse('thing/not-found', { id })
    const { communityId } = asked
    if (before.communityId !== communityId) throw refuse('thing/not-found', { communityId })
    if (before.state === 'withdrawn') throw refuse('notice/withdrawn')
    const draft = await demandPlaces(stores, asked)
    if (before.state === 'published') demandPublishable(draft, context.clock())
    if (!(await stores.notices.change(id, revision, draft))) throw refuse('thing/changed-meanwhile')
    if (before.state === 'published') {
      await stores.screens.markPlanDue([...new Set([...before.screenIds, ...draft.screenIds])])
    }
    const details = { before, after: draft }
    await record(context, stores, { actor, verb: 'change-notice', thing: `notice:${id}`, details })
    return { ...before, ...draft, revision: revision + 1 }
  })
  if (changed.state === 'published') context.hints.planDue()
  return changed
}
