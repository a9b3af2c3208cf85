import { kioskCatalogue, listShops, type Shop } from '@linli/contract/catalogue.ts'
import type { Context } from '../context.ts'
import type { Serve } from '../http/serve.ts'
import { scopeOf, type Scope } from '../people/actor.ts'
import { wallClock } from '../time/local-time.ts'
import { isOpen } from './shop-hours.ts'

export function catalogueRoutes(serve: Serve): void {
  serve(kioskCatalogue, async (context, { communityId }) => ({
    shops: await shopsNow(context, [communityId]),
  }))
  serve(listShops, async (context, actor) => ({ shops: await shopsNow(context, scopeOf(actor)) }))
}

async function shopsNow({ store, clock }: Pick<Context, 'store' | 'clock'>, scope: Scope): Promise<Shop[]> {
  const [shops, communities] = await Promise.all([
    store.read.catalogue.shopsOf(scope),
    store.read.people.communities(scope),
  ])
  const zones = new Map(communities.map(({ id, zone }) => [id, zone]))
  const now = clock()
  return shops.map((shop) => ({
    ...shop,
    open: isOpen(shop.hours, wallClock(now, zones.get(shop.communityId) ?? 'UTC')),
  }))
}
