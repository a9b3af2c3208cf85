import { BOOKS, isWrongSide } from '../ledger/account.ts'
import { checkLedger } from '../ledger/check-ledger.ts'
import type { Context } from '../context.ts'
import type { Attempt } from './attempt-row.ts'
import type { FakeGateway } from './fake-gateway.ts'
import type { Intent } from './intent-row.ts'

type Sums = { paid: number; refunded: number }
export type Books = { ours: Sums; theirs: Sums }

/** Our books beside the channels', in fen: what came in, and what went back. */
export async function booksOf({ store }: Context, fakes: readonly FakeGateway[]): Promise<Books> {
  const books: Books = { ours: { paid: 0, refunded: 0 }, theirs: { paid: 0, refunded: 0 } }
  for (const fake of fakes) {
    const { paid, refunded } = fake.books()
    const { channel, merchantId } = fake.identity
    const moved = await store.read.ledger.moved(`M:clearing:${channel}:${merchantId}`)
    books.theirs.paid += paid
    books.theirs.refunded += refunded
    books.ours.paid += moved.debit
    books.ours.refunded += moved.credit
  }
  return books
}

/** What is not as it must be: sentences, none when all is well. The names are those of the invariants. */
export async function complaintsOf(context: Context, fakes: readonly FakeGateway[]): Promise<string[]> {
  const { read } = context.store
  const found: string[] = []
  const { findings } = await checkLedger(context)
  if (findings.length > 0) found.push(`I1/I2: the ledger does not add up: ${JSON.stringify(findings)}`)
  for (const book of BOOKS)
    for (const { account, amount } of await read.ledger.balances(`${book}:`, '', 100_000))
      if (isWrongSide(account, amount)) found.push(`I3: ${account} stands at ${amount}`)
  for (const intent of await read.intents.list('everywhere', { most: 100_000 })) {
    const attempts = await read.attempts.ofIntent(intent.id)
    const applied = attempts.find((one) => one.applied)
    const isPosted = applied !== undefined && (await read.ledger.hasJournal(`paid.${applied.id}`))
    found.push(...complaintsAbout(intent, attempts, isPosted))
  }
  const { ours, theirs } = await booksOf(context, fakes)
  if (JSON.stringify(ours) !== JSON.stringify(theirs))
    found.push(`I9: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`)
  return found
}

function complaintsAbout(intent: Intent, attempts: readonly Attempt[], isPosted: boolean): string[] {
  const live = attempts.filter(({ nextPollAt, state }) => nextPollAt !== null || state === 'closing')
  const isPaid = ['succeeded', 'partially_refunded', 'refunded'].includes(intent.state)
  const isHeld = intent.items.some(({ lock }) => lock === 'held')
  const checks: [isWrong: boolean, sentence: string][] = [
    [attempts.filter(({ applied }) => applied).length > 1, `I4: ${intent.id} is paid twice`],
    [attempts.some((one) => one.refunding > one.amount), `I5: ${intent.id} gives back more than it got`],
    [
      isPaid !== isPosted,
      `I6: ${intent.id} is ${intent.state}, and its posting is ${isPosted ? '' : 'not '}there`,
    ],
    [
      attempts.some((one) => one.state === 'succeeded' && one.evidenceId === null),
      `I8: ${intent.id} has no evidence`,
    ],
    [live.length > 0, `I10: ${intent.id} has an attempt that does not end`],
    [isHeld && live.length === 0, `I13: ${intent.id} holds its bill with nothing live`],
  ]
  return checks.filter(([isWrong]) => isWrong).map(([, sentence]) => sentence)
}

export async function balancesOf({ store }: Context): Promise<string> {
  const all = BOOKS.map((book) => store.read.ledger.balances(`${book}:`, '', 100_000))
  return JSON.stringify(await Promise.all(all))
}
