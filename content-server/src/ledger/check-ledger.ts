import { setImmediate as breath } from 'node:timers/promises'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { BOOKS, type Book } from './account.ts'
import { hashOf } from './journal.ts'
import { HOT_ACCOUNT, type AccountCheck } from './ledger-check-store.ts'
import type { KeptLink } from './ledger-store.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'log' | 'metrics'>

/** Accounts and links looked at between two breaths: the server answers callbacks meanwhile. */
const ACCOUNTS = 500
const LINKS = 500

export type Finding =
  | { what: 'balance'; account: string; kept: number; summed: number }
  | { what: 'book'; book: Book; total: number }
  | { what: 'chain'; book: Book; number: number }
export type LedgerCheck = { accounts: number; links: number; findings: Finding[] }

/**
 * Adds every account up from its postings and compares it with the balance kept; adds up each book; walks each
 * chain. What differs is mended where it is a cache, and always told: in the log, the metrics and the audit.
 */
export async function checkLedger(context: Needs): Promise<LedgerCheck> {
  const findings: Finding[] = []
  const accounts = await checkAccounts(context, findings)
  let links = 0
  for (const book of BOOKS) {
    const total = await context.store.read.ledger.total(book)
    if (total !== 0) findings.push({ what: 'book', book, total })
    links += await checkChain(context, book, findings)
  }
  for (const finding of findings) await tell(context, finding)
  context.metrics.ledgerFindings.set(findings.length)
  return { accounts, links, findings }
}

async function checkAccounts(context: Needs, findings: Finding[]): Promise<number> {
  const { ledger } = context.store.read
  let seen = 0
  for (let after = ''; ;) {
    const checks = await ledger.compareAccounts(after, ACCOUNTS)
    for (const check of checks) {
      const { account, kept, summed } =
        check.counted > HOT_ACCOUNT ? await sumHotAccount(context, check) : check
      if (kept !== summed) findings.push({ what: 'balance', account, kept, summed })
    }
    seen += checks.length
    const last = checks.at(-1)
    if (!last) return seen
    after = last.account
    await breath()
  }
}

/** Postings never change, so a sum over their numbers may be taken in pieces up to the last one seen at first. */
async function sumHotAccount({ store }: Needs, { account }: AccountCheck) {
  const { ledger } = store.read
  const last = await ledger.lastKept(account)
  let summed = 0
  for (let from = 0; from <= last.number; from += HOT_ACCOUNT) {
    summed += await ledger.sumBetween(account, from, Math.min(from + HOT_ACCOUNT, last.number + 1))
    await breath()
  }
  // Both of the balances kept at that moment must be the sum: the cache's, and the last posting's own.
  return { account, kept: last.kept === summed ? last.balance : last.kept, summed }
}

async function checkChain({ store }: Needs, book: Book, findings: Finding[]): Promise<number> {
  let before: Pick<KeptLink, 'number' | 'hash'> = { number: 0, hash: '' }
  // Taken first: links that are added while the chain is walked are the next night's.
  const head = (await store.read.ledger.heads())[book]
  let walked = 0
  for (;;) {
    const links = await store.read.ledger.chain(book, before.number, LINKS)
    for (const link of links) {
      const fits = link.number === before.number + 1 && link.prevHash === before.hash
      if (!fits || hashOf(link) !== link.hash) findings.push({ what: 'chain', book, number: link.number })
      if (link.number === head.number && link.hash !== head.hash)
        findings.push({ what: 'chain', book, number: link.number })
      before = link
    }
    walked += links.length
    if (links.length < LINKS) break
    await breath()
  }
  if (before.number < head.number) findings.push({ what: 'chain', book, number: before.number + 1 })
  return walked
}

async function tell(context: Needs, finding: Finding): Promise<void> {
  context.log.error({ finding }, 'the ledger does not add up')
  await context.store.change(async (stores) => {
    if (finding.what === 'balance') await stores.ledger.mend(finding.account, finding.kept, finding.summed)
    await record(context, stores, {
      actor: { kind: 'system', name: 'check-ledger' },
      verb: 'find-ledger-difference',
      thing: 'account' in finding ? `account:${finding.account}` : `book:${finding.book}`,
      details: finding,
    })
  })
}
