import type { Id } from './ids.ts'

/** The name of a notice or a campaign in plans, turns and plays. */
export function itemIdOf(thing: { notice: Id } | { campaign: Id }): string {
  return 'notice' in thing ? `notice.${thing.notice}` : `campaign.${thing.campaign}`
}

/** What a name in plans stands for; undefined for anything else that plays (takeovers, fillers of the plan itself). */
export function thingOf(itemId: string): { notice: Id } | { campaign: Id } | undefined {
  const [, kind, id] = /^(notice|campaign)\.(.+)$/.exec(itemId) ?? []
  if (!id) return undefined
  return kind === 'notice' ? { notice: id } : { campaign: id }
}
