import type { NoticeDraft } from '@linli/contract/notices.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Stores } from '../store/stores.ts'

/** The draft with each screen once, in order. Refuses screens and pictures of other communities exactly like unknown ones. */
export async function demandPlaces<D extends NoticeDraft>(stores: Stores, draft: D): Promise<D> {
  const { communityId, picture } = draft
  const screenIds = [...new Set(draft.screenIds)].sort()
  const screens = await stores.screens.listByIds(screenIds)
  const here = new Set(screens.filter((screen) => screen.communityId === communityId).map(({ id }) => id))
  const foreign = screenIds.find((id) => !here.has(id))
  if (foreign !== undefined) throw refuse('thing/not-found', { screenId: foreign })
  if (picture !== null) await demandPicture(stores, communityId, picture)
  return { ...draft, screenIds }
}

async function demandPicture(stores: Stores, communityId: string, picture: string): Promise<void> {
  const media = await stores.media.find([communityId], picture)
  if (!media) throw refuse('thing/not-found', { picture })
  if (media.durationMs !== undefined)
    throw refuse('request/malformed', { problems: ['body.picture: a film'] })
}
