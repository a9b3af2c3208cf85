import type { CampaignDraft, Creative } from '@linli/contract/campaigns.ts'
import type { Id } from '@linli/contract/ids.ts'
import { instantOf, msOf, type Instant } from '@linli/contract/instants.ts'
import type { Media } from '@linli/contract/media.ts'
import { instantAt, startOfDay, wallTime, type WallTime } from '../time/local-time.ts'

const LEAST_MS = 3_000
const MOST_MS = 60_000
const PICTURE_MS = 8_000
const USUAL_DAYS = 14

export type CampaignForm = {
  kind: CampaignDraft['kind']
  nameZh: string
  nameEn: string
  advertiserZh: string
  advertiserEn: string
  brand: string
  category: string
  sharePercent: number
  screenIds: Id[]
  from: WallTime
  until: WallTime
  creatives: Creative[]
}

export type CampaignProblem =
  'nameMissing' | 'advertiserMissing' | 'shareMissing' | 'creativeMissing' | 'periodEmpty' | 'noScreens'

/** A fortnight from now, eight per cent. */
export function emptyCampaign(nowMs: number, zone: string): CampaignForm {
  const now = instantOf(nowMs)
  return {
    kind: 'ad',
    nameZh: '',
    nameEn: '',
    advertiserZh: '',
    advertiserEn: '',
    brand: '',
    category: '',
    sharePercent: 8,
    screenIds: [],
    from: wallTime(now, zone),
    until: wallTime(startOfDay(now, zone, USUAL_DAYS), zone),
    creatives: [],
  }
}

/** The shape is told from the size; a film plays for its own length, a picture for eight seconds. */
export function creativeOf(media: Media): Creative {
  const durationMs = Math.min(MOST_MS, Math.max(LEAST_MS, media.durationMs ?? PICTURE_MS))
  return { sha256: media.sha256, shape: media.width >= media.height ? 'landscape' : 'portrait', durationMs }
}

/** What is still missing, in the order of the form. */
export function campaignProblems(form: CampaignForm): CampaignProblem[] {
  const lacks: Record<CampaignProblem, boolean> = {
    nameMissing: form.nameZh.trim() === '',
    advertiserMissing: form.advertiserZh.trim() === '',
    creativeMissing: form.creatives.length === 0,
    shareMissing: form.kind === 'ad' && !(form.sharePercent > 0),
    periodEmpty: form.from === '' || form.until === '' || form.until <= form.from,
    noScreens: form.screenIds.length === 0,
  }
  return (Object.keys(lacks) as CampaignProblem[]).filter((problem) => lacks[problem])
}

/** What the server is sent; only ads hold a share. */
export function campaignDraft(form: CampaignForm, zone: string): CampaignDraft {
  return {
    kind: form.kind,
    name: bothOf(form.nameZh, form.nameEn),
    advertiser: bothOf(form.advertiserZh, form.advertiserEn),
    brand: form.brand.trim() || null,
    category: form.category.trim() || null,
    sharePercent: form.kind === 'ad' ? form.sharePercent : 0,
    screenIds: [...form.screenIds],
    from: instantAt(form.from, zone),
    until: instantAt(form.until, zone),
    creatives: form.creatives.map((creative) => ({ ...creative })),
  }
}

function bothOf(zh: string, en: string): { zh: string; en?: string } {
  return en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() }
}

export type CampaignPhase = 'running' | 'coming' | 'over' | 'ended'

/** What a campaign is at this moment. */
export function campaignPhase(
  campaign: { state: 'booked' | 'ended'; from: Instant; until: Instant },
  nowMs: number,
): CampaignPhase {
  if (campaign.state === 'ended') return 'ended'
  if (nowMs >= msOf(campaign.until)) return 'over'
  return nowMs < msOf(campaign.from) ? 'coming' : 'running'
}
