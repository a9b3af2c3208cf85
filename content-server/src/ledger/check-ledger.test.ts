import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { accountStatement, listAccounts } from '@linli/contract/ledger.ts'
import { fen } from '@linli/contract/money.ts'
import { startTestApp, TEST_START, type TestApp } from '../test/start-app.ts'
import { checkLedger } from './check-ledger.ts'
import { postJournal } from './post-journal.ts'

let app: TestApp
let directory: string
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'linli-ledger-'))
  app = await startTestApp({ databaseUrl: `sqlite:${join(directory, 'linli.db')}` })
  for (const order of ['o1', 'o2', 'o3'])
    await app.context.store.change((stores) =>
      postJournal(
        stores,
        {
          ...{ id: `paid.${order}`, recipe: 'order-paid', thing: `order:${order}` },
          postings: [
            { account: 'M:clearing:wechat:m', amount: 10_00 },
            { account: `M:held:${order}`, amount: -10_00 },
          ],
        },
        TEST_START,
      ),
    )
})
afterEach(async () => {
  await app.stop()
  rmSync(directory, { recursive: true })
})

/** Somebody with the database's file and time. */
function tamper(...statements: string[]): void {
  const file = new Database(join(directory, 'linli.db'))
  for (const statement of statements) file.exec(statement)
  file.close()
}

it('finds nothing in a ledger that adds up', async () => {
  expect(await checkLedger(app.context)).toEqual({ accounts: 4, links: 3, findings: [] })
})

it('finds a cached balance that is wrong, mends it, and raises the alarm in metrics and audit', async () => {
  tamper(`update accounts set balance_minor = -900 where name = 'M:held:o2'`)
  const { findings } = await checkLedger(app.context)
  expect(findings).toEqual([
    { what: 'balance', account: 'M:held:o2', kept: -900, summed: -10_00 },
    { what: 'book', book: 'M', total: 100 },
  ])
  const metrics = await (await fetch(`${app.url}/metrics`)).text()
  expect(metrics).toContain('linli_ledger_findings 2')
  const lines = await app.context.store.read.audit.latest(undefined, 10)
  expect(lines.map(({ verb, thing }) => [verb, thing])).toContainEqual([
    'find-ledger-difference',
    'account:M:held:o2',
  ])
  expect((await checkLedger(app.context)).findings).toEqual([])
})

it('finds a posting that was changed behind the triggers, and the first link it breaks', async () => {
  tamper(
    'drop trigger postings_no_update',
    `update postings set amount_minor = 1100 where number = 2 and account like 'M:clear%'`,
    `update postings set amount_minor = -1100 where number = 2 and account like 'M:held%'`,
  )
  const { findings } = await checkLedger(app.context)
  expect(findings.filter(({ what }) => what === 'chain')).toEqual([{ what: 'chain', book: 'M', number: 2 }])
  expect(findings.filter(({ what }) => what === 'balance')).toHaveLength(2)
})

it('finds the end of the chain cut off', async () => {
  tamper(
    'drop trigger postings_no_delete',
    'drop trigger links_no_delete',
    'drop trigger journals_no_delete',
    'pragma foreign_keys = off',
    'delete from postings where number = 3',
    'delete from links where number = 3',
    `delete from journals where id = 'paid.o3'`,
  )
  const { findings } = await checkLedger(app.context)
  expect(findings).toContainEqual({ what: 'chain', book: 'M', number: 3 })
})

it('an operator reads balances and statements; nobody learns of an account that is none', async () => {
  const operator = await app.operator()
  const { accounts } = await operator(listAccounts, { query: { beginning: 'M:held:' } })
  expect(accounts.map(({ account }) => account)).toEqual(['M:held:o1', 'M:held:o2', 'M:held:o3'])
  const account = 'M:clearing:wechat:m'
  const statement = await operator(accountStatement, { query: { account, from: TEST_START } })
  expect(statement.opening).toEqual(fen(0))
  expect(statement.lines.map(({ balance }) => balance.minor)).toEqual([10_00, 20_00, 30_00])
  await expect(
    operator(accountStatement, { query: { account: 'M:pocket:me', from: TEST_START } }),
  ).rejects.toMatchObject({ code: 'thing/not-found' })
})
