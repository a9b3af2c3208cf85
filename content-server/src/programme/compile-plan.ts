import { createHash } from 'node:crypto'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { LETTER_VERSION, type PlanLetter } from '@linli/contract/plan-letter.ts'
import type { OpenHours, Screen } from '@linli/contract/screens.ts'
import { compile, type CompileInput, type Plan, type PromisedItem } from '@linli/playlists'
import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'
import { changeover } from './changeover.ts'
import { campaignItem, mediumOf, noticeItem } from './items-on-screen.ts'
import { letterIn } from './plan-store.ts'

const DAY_MS = 86_400_000
/** How far a plan reaches, in whole UTC days after today. */
const HORIZON_DAYS = 15

/** Notices have at least 40 % of the time; ads at most 60 %, never more than 20 s on end; public-service films 3 % (Shenzhen's quota, here of all time). */
const RULES: NonNullable<CompileInput['rules']> = {
  limits: [
    { kinds: ['notice'], floorPpm: 400_000 },
    { kinds: ['ad', 'remnant'], ceilingPpm: 600_000, maxRunMs: 20_000 },
  ],
  psa: { of: 'time', ppm: 30_000 },
}

/**
 * Makes and signs the next plan of a screen that is due, inside the caller's transaction.
 * Returns its revision, or undefined when another server took the turn or nothing has changed.
 */
export async function compilePlan(
  { planKey, log }: Pick<Context, 'planKey' | 'log'>,
  stores: Stores,
  screenId: string,
  issuedAt: string,
): Promise<string | undefined> {
  if (!(await stores.screens.clearPlanDue(screenId))) return undefined
  const [screen] = await stores.screens.listByIds([screenId])
  if (!screen) throw new Error(`no screen ${screenId}`)
  const nowMs = msOf(issuedAt)
  const untilMs = (Math.floor(nowMs / DAY_MS) + HORIZON_DAYS) * DAY_MS
  const gathered = await gather(stores, screen, issuedAt, instantOf(untilMs))
  const contentHash = createHash('sha256').update(JSON.stringify(gathered)).digest('hex')
  const latest = await stores.plans.latest(screenId)
  if (latest?.contentHash === contentHash) return undefined
  const number = (latest?.number ?? 0) + 1
  const revision = `${screenId}.${number}`
  const { plan, refused } = compile({
    ...gathered,
    ...changeover(latest && letterIn(latest.letter).plan, gathered.items, nowMs),
    revision,
    issuedAt,
  })
  // The rest plays on; what was wrong with these is for whoever entered them to see in the log and in `why`.
  if (refused.length > 0) log.warn({ screenId, refused }, 'items that cannot be planned')
  const letter = planKey.sign(letterText(screen, number, issuedAt, plan))
  await stores.plans.add(screenId, {
    number,
    revision,
    contentHash,
    inForceFrom: plan.from,
    issuedAt,
    letter,
  })
  return revision
}

function letterText(screen: Screen, number: number, issuedAt: string, plan: Plan): string {
  const letter: PlanLetter = {
    letter: 'linli-plan-letter',
    version: LETTER_VERSION,
    screenId: screen.id,
    number,
    issuedAt,
    plan,
  }
  return JSON.stringify(letter)
}

/** Everything that decides what the screen shows, and nothing that merely changes with the clock. */
async function gather(stores: Stores, screen: Screen, from: string, until: string) {
  const [community] = await stores.people.communities([screen.communityId])
  const notices = await stores.notices.onScreen(screen.id, from, until)
  const campaigns = await stores.campaigns.onScreen(screen.id, from, until)
  const wanted = [
    ...notices.flatMap((notice) => notice.picture ?? []),
    ...campaigns.flatMap((campaign) => campaign.creatives.map((creative) => creative.sha256)),
  ]
  const media = new Map(
    (await stores.media.describe([...new Set(wanted)])).map((medium) => [medium.sha256, medium]),
  )
  const items = [
    ...notices.map(noticeItem),
    ...campaigns.map((campaign) => campaignItem(campaign, screen, media)),
  ]
    .filter((item) => item !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    until,
    zone: community?.zone ?? 'Asia/Shanghai',
    // Screens of one community that show the same switch in the same frame.
    seed: createHash('sha256').update(screen.communityId).digest().readUInt32BE(),
    hours: weekly(screen.hours),
    rules: RULES,
    items,
    media: Object.fromEntries([...mediaOf(items)].map((sha256) => [sha256, mediumOf(media.get(sha256)!)])),
  }
}

function mediaOf(items: readonly PromisedItem[]): Set<string> {
  const contents = items.flatMap((item) => item.creatives.map((creative) => creative.content))
  return new Set(
    contents.flatMap((content) => (content.type === 'notice' ? (content.picture ?? []) : content.sha256)),
  )
}

function weekly(hours: OpenHours) {
  return { weekly: hours.map(({ days, from, to }) => ({ days, from, until: to })) }
}
