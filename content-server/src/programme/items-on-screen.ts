import type { Campaign } from '@linli/contract/campaigns.ts'
import { itemIdOf } from '@linli/contract/item-ids.ts'
import type { Media } from '@linli/contract/media.ts'
import type { Notice } from '@linli/contract/notices.ts'
import type { Screen } from '@linli/contract/screens.ts'
import type { Medium, PromisedItem } from '@linli/playlists'

type Content = PromisedItem['creatives'][number]['content']

/** How much more often an important and an urgent notice is shown than an ordinary one. */
const NOTICE_WEIGHT = { 1: 1, 2: 2, 3: 4 } as Record<number, number>

/** A published notice as the merge sees it. */
export function noticeItem(notice: Notice): PromisedItem {
  const { id, heading, body, source, picture, priority, durationMs, validFrom, validUntil, publishedAt } =
    notice
  const content: Content = {
    type: 'notice',
    heading: words(heading),
    body: words(body),
    source: words(source),
    date: publishedAt ?? validFrom,
    ...(picture ? { picture } : {}),
    urgency: priority === 3 ? 'urgent' : 'normal',
  }
  return {
    id: itemIdOf({ notice: id }),
    kind: 'notice',
    title: words(heading),
    validFrom,
    validUntil,
    priority,
    promise: { kind: 'weight', weight: NOTICE_WEIGHT[priority] ?? 1 },
    creatives: [{ id: `r${notice.revision}`, durationMs, content }],
  }
}

/** A booked campaign as the merge sees it on this screen: the creatives of the screen's shape, else all of them. */
export function campaignItem(
  campaign: Campaign,
  screen: Screen,
  media: ReadonlyMap<string, Media>,
): PromisedItem | undefined {
  const shape = screen.width >= screen.height ? 'landscape' : 'portrait'
  const there = campaign.creatives.filter((creative) => media.has(creative.sha256))
  const fitting = there.filter((creative) => creative.shape === shape)
  const creatives = (fitting.length > 0 ? fitting : there).map(({ sha256, durationMs }, index) => ({
    id: `c${index + 1}`,
    durationMs,
    content: contentOf(sha256, media.get(sha256)),
  }))
  if (creatives.length === 0) return undefined
  return {
    id: itemIdOf({ campaign: campaign.id }),
    kind: campaign.kind,
    title: words(campaign.name),
    validFrom: campaign.from,
    validUntil: campaign.until,
    promise: promiseOf(campaign),
    creatives,
    ...(campaign.brand ? { brand: campaign.brand } : {}),
    ...(campaign.category ? { categories: [campaign.category] } : {}),
  }
}

function promiseOf({ kind, sharePercent }: Campaign): PromisedItem['promise'] {
  switch (kind) {
    case 'ad':
      return { kind: 'share', ppm: Math.round(sharePercent * 10_000) }
    case 'psa':
      return { kind: 'pool' }
    case 'house':
      return { kind: 'fill' }
  }
}

function contentOf(sha256: string, medium: Media | undefined): Content {
  if (medium?.type.startsWith('video/')) return { type: 'video', sha256, muted: true }
  return { type: 'image', sha256, fit: 'blur' }
}

/** What the plan says of a file. */
export function mediumOf({ bytes, type, width, height, durationMs }: Media): Medium {
  return { bytes, type, width, height, ...(durationMs === undefined ? {} : { durationMs }) }
}

function words({ zh, en }: { zh: string; en?: string | undefined }): { zh: string; en?: string } {
  return en ? { zh, en } : { zh }
}
