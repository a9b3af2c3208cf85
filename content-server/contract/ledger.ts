import { z } from 'zod'
import { Instant } from './instants.ts'
import { Money } from './money.ts'
import { route } from './route.ts'

/** `M:held:o1`: the book (M money, R receivables), the kind, and of what. */
export const AccountName = z.string().regex(/^[MR]:[a-z_]+(:[A-Za-z0-9_.:-]{1,160})?$/, 'not an account')

/** One posting as a statement shows it: debit is positive, `balance` is the account's with this posting. */
export const StatementLine = z.strictObject({
  number: z.int().positive(),
  at: Instant,
  journalId: z.string(),
  recipe: z.string(),
  thing: z.string(),
  amount: Money,
  balance: Money,
})
export type StatementLine = z.infer<typeof StatementLine>

export const listAccounts = route({
  method: 'GET',
  path: '/api/ledger/accounts',
  who: ['operator'],
  summary: 'Accounts that hold something, by the beginning of their names',
  query: z.strictObject({
    beginning: z
      .string()
      .regex(/^[MR]:[A-Za-z0-9_.:-]{0,160}$/)
      .default('M:'),
    after: z.string().max(200).default(''),
    most: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.strictObject({ accounts: z.array(z.strictObject({ account: z.string(), balance: Money })) }),
})

/** `after` is the number of the last line of the page before. */
export const accountStatement = route({
  method: 'GET',
  path: '/api/ledger/statement',
  who: ['operator'],
  summary: 'What moved on an account from a moment on, oldest first, and what it held before',
  query: z.strictObject({
    account: AccountName,
    from: Instant,
    after: z.coerce.number().int().min(0).default(0),
    most: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.strictObject({ opening: Money, lines: z.array(StatementLine) }),
})
