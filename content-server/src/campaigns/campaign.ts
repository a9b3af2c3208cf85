import type { CampaignDraft } from '@linli/contract/campaigns.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { msOf } from '@linli/contract/instants.ts'

/** Ads may take so much of a screen's open time, in thousandths; the rest belongs to the community. */
export const AD_CEILING_PERMILLE = 600

/** A share in thousandths of open time during [from, until). */
export type Taken = { from: string; until: string; sharePermille: number }

export function permilleOf(sharePercent: number): number {
  return Math.round(sharePercent * 10)
}

/** Refuses a flight that ends before it begins. */
export function demandFlight({ from, until }: Pick<CampaignDraft, 'from' | 'until'>): void {
  if (msOf(until) <= msOf(from)) throw refuse('campaign/period-empty')
}

/**
 * What is left for one more ad during the whole of [from, until), in thousandths: the ceiling less the most
 * that is taken at any one moment of it. Flights that follow one another do not add up.
 */
export function leftPermille(taken: readonly Taken[], from: string, until: string): number {
  const during = taken.filter((one) => one.from < until && one.until > from)
  // The sum grows only where a flight begins, so its peak is at the start or at one of these.
  const moments = [from, ...during.map((one) => one.from).filter((moment) => moment > from)]
  const sums = moments.map((moment) =>
    during
      .filter((one) => one.from <= moment && one.until > moment)
      .reduce((sum, one) => sum + one.sharePermille, 0),
  )
  return Math.max(0, AD_CEILING_PERMILLE - Math.max(...sums))
}
