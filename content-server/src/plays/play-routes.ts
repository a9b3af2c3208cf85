import { deliverPlays, listPlays } from '@linli/contract/plays.ts'
import type { Serve } from '../http/serve.ts'
import { scopeOf } from '../people/actor.ts'
import { takeInPlays } from './take-in-plays.ts'

export function playRoutes(serve: Serve): void {
  serve(deliverPlays, async (context, actor, { body }) => ({
    through: await takeInPlays(context, actor, body.plays),
  }))
  serve(listPlays, async ({ store }, actor, { query }) => {
    const scope = scopeOf(actor)
    return {
      plays: await store.read.plays.list(scope, query),
      total: await store.read.plays.count(scope, query),
    }
  })
}
