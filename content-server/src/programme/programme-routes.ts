import { msOf } from '@linli/contract/instants.ts'
import { fetchPlan } from '@linli/contract/plan-letter.ts'
import { explainItem, screenTurns } from '@linli/contract/programme.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { explain } from '@linli/playlists'
import type { Serve } from '../http/serve.ts'
import { scopeOf } from '../people/actor.ts'
import { letterIn } from './plan-store.ts'
import { turnsOn } from './turns.ts'

export function programmeRoutes(serve: Serve): void {
  serve(fetchPlan, async ({ store }, actor, { request, response }) => {
    const plan = await store.read.plans.latest(actor.screenId)
    if (!plan) throw refuse('plan/none-yet', { screenId: actor.screenId })
    const tag = `"${plan.revision}"`
    response.set({ etag: tag, 'cache-control': 'no-cache' })
    if (request.get('if-none-match') !== tag) return plan.letter
    response.status(304).end()
  })
  serve(screenTurns, async (context, actor, { params, query }) => {
    if (!(await context.store.read.screens.find(scopeOf(actor), params.id)))
      throw refuse('thing/not-found', params)
    return turnsOn(context, params.id, query.from, query.until)
  })
  serve(explainItem, async ({ store }, actor, { params, query }) => {
    if (!(await store.read.screens.find(scopeOf(actor), params.id))) throw refuse('thing/not-found', params)
    const plan = await store.read.plans.inForceAt(params.id, query.at)
    if (!plan) throw refuse('plan/none-yet', { screenId: params.id })
    return { reasons: explain(letterIn(plan.letter).plan, query.itemId, msOf(query.at)) }
  })
}
