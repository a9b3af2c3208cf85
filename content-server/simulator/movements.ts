import { accounts, type Journal } from './book.ts'
import type { Fen } from './fen.ts'
import type { Moment } from './virtual-clock.ts'
import type { World } from './world.ts'

/** What one journal moved in a merchant's account, and what was in it afterwards. */
export type Movement = { journal: Journal; moved: Fen; balance: Fen }

/** The movements of a merchant's account in that time, frozen money included, oldest first. */
export function movements(world: World, owner: string, from: Moment, until: Moment): Movement[] {
  const own = new Set([accounts.merchant(owner), accounts.frozen(owner)])
  const all: Movement[] = []
  let balance = 0
  for (const journal of world.book.journals) {
    const moved = journal.postings.reduce((sum, { account, fen }) => sum + (own.has(account) ? fen : 0), 0)
    balance += moved
    if (moved !== 0 && journal.at >= from && journal.at < until) all.push({ journal, moved, balance })
  }
  return all
}
