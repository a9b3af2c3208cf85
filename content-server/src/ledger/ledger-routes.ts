import * as ledger from '@linli/contract/ledger.ts'
import { fen } from '@linli/contract/money.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Serve } from '../http/serve.ts'
import { readAccount } from './account.ts'

export function ledgerRoutes(serve: Serve): void {
  serve(ledger.listAccounts, async ({ store }, _actor, { query }) => {
    const found = await store.read.ledger.balances(query.beginning, query.after, query.most)
    return { accounts: found.map(({ account, amount }) => ({ account, balance: fen(amount) })) }
  })
  serve(ledger.accountStatement, async ({ store }, _actor, { query }) => {
    const book = bookOf(query.account)
    const { account, from, after, most } = query
    const opening = await store.read.ledger.balanceBefore(account, book, from)
    const lines = await store.read.ledger.statement({ account, book, from, after, most })
    return {
      opening: fen(opening),
      lines: lines.map((line) => ({ ...line, amount: fen(line.amount), balance: fen(line.balance) })),
    }
  })
}

function bookOf(account: string) {
  try {
    return readAccount(account).book
  } catch {
    throw refuse('thing/not-found', { account })
  }
}
