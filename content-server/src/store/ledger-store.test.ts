import { expect, it } from 'vitest'
import type { Journal } from '../ledger/journal.ts'
import { postJournal, reverseJournal } from '../ledger/post-journal.ts'
import { openStore, type Store } from './open-store.ts'
import { AT, LATER } from './test-seed.ts'
import { describeStores } from './test-stores.ts'

const paid = (id: string, amount = 100_00, order = 'o1'): Journal => ({
  ...{ id, recipe: 'order-paid', thing: `order:${order}` },
  postings: [
    { account: 'M:clearing:wechat:m', amount },
    { account: `M:held:${order}`, amount: -amount },
  ],
})
const post = (store: Store, journal: Journal, at = AT) =>
  store.change((stores) => postJournal(stores, journal, at))

describeStores('the ledger', ({ open, database }) => {
  it('keeps balances, and what each was with every posting', async () => {
    const store = await open()
    await post(store, paid('j1'))
    await post(store, paid('j2', 20_00, 'o2'), LATER)
    const { ledger } = store.read
    expect(await ledger.balance('M:clearing:wechat:m')).toBe(120_00)
    expect(await ledger.balance('M:held:o1')).toBe(-100_00)
    expect(await ledger.balance('M:held:o9')).toBe(0)
    expect(await ledger.total('M')).toBe(0)
    expect(await ledger.balanceBefore('M:clearing:wechat:m', 'M', LATER)).toBe(100_00)
    expect(await ledger.balanceBefore('M:clearing:wechat:m', 'M', AT)).toBe(0)
    const asked = { account: 'M:clearing:wechat:m', book: 'M', from: AT, after: 0, most: 10 } as const
    const lines = await ledger.statement(asked)
    expect(lines.map(({ amount, balance }) => [amount, balance])).toEqual([
      [100_00, 100_00],
      [20_00, 120_00],
    ])
    expect(await ledger.statement({ ...asked, from: LATER })).toHaveLength(1)
    expect(await ledger.statement({ ...asked, after: 1 })).toHaveLength(1)
    expect(await ledger.balances('M:held:', '', 10)).toEqual([
      { account: 'M:held:o1', amount: -100_00 },
      { account: 'M:held:o2', amount: -20_00 },
    ])
  })

  it('takes an event once, however often it is told and by how many at once', async () => {
    const store = await open()
    const posted = await Promise.all(Array.from({ length: 10 }, () => post(store, paid('j1')).catch(String)))
    expect(posted.filter((one) => one === 'posted')).toHaveLength(1)
    expect(await post(store, paid('j1'))).toBe('already there')
    expect(await store.read.ledger.balance('M:held:o1')).toBe(-100_00)
  })

  it('takes a journal back by a new one, once', async () => {
    const store = await open()
    await post(store, paid('j1'))
    const back = () =>
      store.change((stores) => reverseJournal(stores, { id: 'j1', thing: 'order:o1' }, 'correction', LATER))
    expect([await back(), await back()]).toEqual(['posted', 'already there'])
    expect(await store.read.ledger.balance('M:held:o1')).toBe(0)
  })

  it('undoes the whole transaction when money would be taken that is not there (I3)', async () => {
    const store = await open()
    await post(store, paid('j1'))
    const tooMuch: Journal = {
      ...{ id: 'j2', recipe: 'release', thing: 'order:o1' },
      postings: [
        { account: 'M:held:o1', amount: 100_01 },
        { account: 'M:merchant:m1', amount: -100_01 },
      ],
    }
    await expect(post(store, tooMuch)).rejects.toThrow('would leave 1 on M:held:o1')
    expect(await store.read.ledger.balance('M:held:o1')).toBe(-100_00)
    expect(await store.read.ledger.hasJournal('j2')).toBe(false)
    expect((await store.read.ledger.heads()).M.number).toBe(1)
  })

  it('numbers journals in one chain a book, among many at once', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 20 }, (_, i) => post(store, paid(`j${i}`, i + 1, `o${i}`))))
    const chain = await store.read.ledger.chain('M', 0, 100)
    expect(chain.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    chain.forEach((link, place) => expect(link.prevHash).toBe(chain[place - 1]?.hash ?? ''))
    expect((await store.read.ledger.heads()).M.hash).toBe(chain.at(-1)?.hash)
  })

  it('is refused by the database when it does not sum to zero, is added to later, changed or deleted', async () => {
    const { address, ask } = await database()
    const store = await openStore(address)
    await post(store, paid('j1'))
    await store.close()
    const link = (number: number, journal: string) =>
      ask(`insert into links values ('M', ${number}, '${journal}', '${AT}', '', 'h')`)
    // A leg without a journal does not outlive its transaction.
    await expect(link(2, 'nothing')).rejects.toThrow()
    await expect(ask(`insert into journals values ('j2', '${AT}', 'r', 't', null)`)).rejects.toThrow(
      'does not sum to zero',
    )
    await expect(ask(`insert into postings values ('M', 1, 'M:rounding', 5, 5)`)).rejects.toThrow('closed')
    for (const change of [
      `update postings set amount_minor = 1`,
      `delete from postings`,
      `update journals set at = 'x'`,
      `delete from journals`,
      `update links set hash = 'x'`,
    ])
      await expect(ask(change), change).rejects.toThrow('only')
  })
})
