import type { Notice } from '@linli/contract/notices.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { scopeOf, type StaffActor } from '../people/actor.ts'
import { nowInState } from './now-in-state.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'hints'>

/** Takes a notice off its screens, or a draft off the desk. One that is withdrawn already stays as it is. */
export async function withdrawNotice(context: Needs, actor: StaffActor, id: string): Promise<Notice> {
  const withdrawn = await context.store.change(async (stores) => {
    const notice = await stores.notices.find(scopeOf(actor), id)
    if (!notice) throw refuse('thing/not-found', { id })
    if (notice.state === 'withdrawn') return notice
    const { state, revision, screenIds } = notice
    if (!(await stores.notices.withdraw(id, revision))) return nowInState(stores, id, 'withdrawn')
    if (state === 'published') await stores.screens.markPlanDue(screenIds)
    await record(context, stores, {
      actor,
      verb: 'withdraw-notice',
      thing: `notice:${id}`,
      details: { from: state },
    })
    return { ...notice, state: 'withdrawn' as const, revision: revision + 1 }
  })
  context.hints.planDue()
  return withdrawn
}
