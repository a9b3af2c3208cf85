import type { Notice, NoticeDraft } from '@linli/contract/notices.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { demandCommunity, nameOf, scopeOf, type StaffActor } from '../people/actor.ts'
import { demandPlaces } from './demand-places.ts'
import { demandPeriod } from './notice.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId'>

/** Writes a draft. The same `key` again, by the same person for the same community, gives the notice that is there. */
export async function writeNotice(
  context: Needs,
  actor: StaffActor,
  asked: NoticeDraft & { key?: string | undefined },
): Promise<Notice> {
  const { key, ...draft } = asked
  demandCommunity(actor, draft.communityId)
  demandPeriod(draft)
  return context.store.change(async (stores) => {
    const [community] = await stores.people.communities([draft.communityId])
    if (!community) throw refuse('thing/not-found', { communityId: draft.communityId })
    const notice: Notice = {
      ...(await demandPlaces(stores, draft)),
      ...{ id: key ?? context.newId(), state: 'draft', revision: 1 },
      ...{ createdAt: context.clock(), createdBy: nameOf(actor), publishedAt: null },
    }
    if (!(await stores.notices.add(notice))) {
      const there = await stores.notices.find(scopeOf(actor), notice.id)
      if (there?.communityId === notice.communityId && there.createdBy === notice.createdBy) return there
      throw refuse('thing/not-found', { key })
    }
    const details = { communityId: notice.communityId, heading: notice.heading }
    await record(context, stores, { actor, verb: 'write-notice', thing: `notice:${notice.id}`, details })
    return notice
  })
}
