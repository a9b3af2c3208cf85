import type { Notice } from '@linli/contract/notices.ts'
import { fill } from '../../demo/days.ts'
import { district } from '../../demo/district.ts'
import type { Notice as DemoNotice } from '../../demo/district-types.ts'
import type { Stores } from '../store/stores.ts'
import { morningOf, periodOf, type DemoDay } from './demo-day.ts'
import type { DemoMedia } from './seed-media.ts'
import { placesFor } from './seed-places.ts'

/** A notice belongs to one community; one for the whole district is posted by each. */
export async function seedNotices(stores: Stores, day: DemoDay, media: DemoMedia): Promise<number> {
  const notices = district.notices.flatMap((notice) => postings(notice, day, media))
  for (const notice of notices) {
    if (notice.picture) await stores.media.allow([notice.picture], [notice.communityId])
    await stores.notices.add(notice)
  }
  return notices.length
}

function postings(notice: DemoNotice, day: DemoDay, media: DemoMedia): Notice[] {
  const { key, priority, durationMs, picture, shown } = notice
  const places = placesFor(notice.to)
  const { from, until } = periodOf(shown, day)
  const at = morningOf(from, day)
  return [...new Set(places.map((place) => place.communityId))].map((communityId) => ({
    ...{ id: `notice-${key}-${communityId}`, communityId, priority, durationMs },
    heading: fill(notice.heading, day.today),
    body: fill(notice.body, day.today),
    source: fill(notice.source, day.today),
    picture: picture ? media(picture).sha256 : null,
    screenIds: places.filter((place) => place.communityId === communityId).map((place) => place.id),
    ...{ validFrom: from, validUntil: until, state: 'published', revision: 1 },
    ...{ createdAt: at, publishedAt: at, createdBy: 'system:demo' },
  }))
}
