import Database from 'better-sqlite3'
import { hashOf } from './journal.ts'

/** Journals in one transaction. */
const BATCH = 20_000

/**
 * Fills an SQLite ledger with so many postings, two a journal, chained and balanced like any other: for measuring.
 * Every other posting is the channel's, so that one account is very long; the rest are spread over many.
 */
export function fillLedger(path: string, postings: number, accounts: number, since: number): void {
  const file = new Database(path)
  file.pragma('synchronous = OFF')
  const link = file.prepare(`insert into links values ('M', ?, ?, ?, ?, ?)`)
  const posting = file.prepare(`insert into postings values ('M', ?, ?, ?, ?)`)
  const journal = file.prepare(`insert into journals values (?, ?, 'held-paid', ?, null)`)
  const account = file.prepare(
    `insert into accounts values (?, ?, ?) on conflict (name) do update
     set balance_minor = excluded.balance_minor, postings = excluded.postings`,
  )
  const head = file.prepare(`update heads set number = ?, hash = ?, at = ? where book = 'M'`)
  const start = file.prepare(`select number, hash from heads where book = 'M'`).get() as {
    number: number
    hash: string
  }
  const kept = file.prepare('select name, balance_minor, postings from accounts').all() as Kept[]
  const balances = new Map(kept.map((row) => [row.name, row]))
  const book = (name: string, amount: number) => {
    const row = balances.get(name) ?? { name, balance_minor: 0, postings: 0 }
    balances.set(name, { name, balance_minor: row.balance_minor + amount, postings: row.postings + 1 })
    return row.balance_minor + amount
  }
  let { number, hash } = start
  const last = Math.floor(postings / 2)
  const batch = file.transaction((until: number) => {
    while (number < until) {
      number += 1
      const at = new Date(since + number * 1000).toISOString()
      const held = `M:held:o${number % accounts}`
      const legs = [
        { account: 'M:clearing:wechat:m', amount: 100 + (number % 900) },
        { account: held, amount: -(100 + (number % 900)) },
      ]
      const id = `paid.${number}`
      const thing = `order:o${number % accounts}`
      const what = {
        book: 'M',
        number,
        prevHash: hash,
        journalId: id,
        at,
        recipe: 'held-paid',
        thing,
      } as const
      const next = hashOf({ ...what, reversesId: null, postings: legs })
      link.run(number, id, at, hash, next)
      for (const leg of legs) posting.run(number, leg.account, leg.amount, book(leg.account, leg.amount))
      journal.run(id, at, thing)
      hash = next
      if (number === until) head.run(number, hash, at)
    }
  })
  while (number < last) batch(Math.min(last, number + BATCH))
  file.transaction(() => {
    for (const row of balances.values()) account.run(row.name, row.balance_minor, row.postings)
  })()
  file.close()
}

type Kept = { name: string; balance_minor: number; postings: number }
