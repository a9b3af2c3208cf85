import { expect, it } from 'vitest'
import { fen, LARGEST_AMOUNT } from '@linli/contract/money.ts'
import { openStore } from './open-store.ts'
import { product, seed, shop } from './test-seed.ts'
import type { Engine } from './columns.ts'
import { describeStores, type TestDatabase } from './test-stores.ts'

describeStores('a transaction', ({ open }) => {
  it('keeps everything or nothing', async () => {
    const store = await open()
    const broken = store.change(async (stores) => {
      await seed(stores)
      throw new Error('the power went')
    })
    await expect(broken).rejects.toThrow('the power went')
    expect(await store.read.people.communities('everywhere')).toEqual([])
    expect(await store.read.screens.list('everywhere')).toEqual([])

    await store.change(seed)
    expect(await store.read.people.communities('everywhere')).toHaveLength(2)
  })

  it('hands on what its work answers', async () => {
    const store = await open()
    expect(await store.change(() => Promise.resolve('placed'))).toBe('placed')
  })

  it('answers while another one waits its turn', async () => {
    const store = await open()
    await store.change(seed)
    const take = () => store.change((stores) => stores.orders.nextNumber('canteen', '2026-11-21'))
    await store.change(async (stores) => stores.catalogue.addShop(shop))
    const numbers = await Promise.all(Array.from({ length: 20 }, take))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })
})

describeStores('money', ({ open }) => {
  it.each([0, 1, 12_50, LARGEST_AMOUNT])(
    'comes back as the whole number of fen it was: %i',
    async (minor) => {
      const store = await open()
      await store.change(async (stores) => {
        await seed(stores)
        await stores.catalogue.addShop(shop)
        await stores.catalogue.addProduct(product('a', { price: fen(minor) }))
      })
      const [found] = await store.read.catalogue.shopsOf(['c1'])
      expect(found?.products[0]?.price).toEqual({ minor, currency: 'CNY' })
    },
  )

  it('is refused by the database when it is not whole, and when a price is below nothing', async () => {
    const store = await open()
    await store.change(async (stores) => {
      await seed(stores)
      await stores.catalogue.addShop(shop)
    })
    for (const minor of [0.5, -1]) {
      const dish = product('a', { price: { minor, currency: 'CNY' } })
      await expect(store.change((stores) => stores.catalogue.addProduct(dish))).rejects.toThrow()
    }
  })
})

describeStores('opening a database', ({ engine, open, database }) => {
  it('answers a ping', async () => {
    await expect((await open()).ping()).resolves.toBeUndefined()
  })

  it('finds the tables and rows of last time', async () => {
    const { address } = await database()
    const first = await openStore(address)
    await first.change(seed)
    await first.close()
    const second = await openStore(address)
    expect(await second.read.screens.list('everywhere')).toHaveLength(4)
    await second.close()
  })

  it('leaves nothing behind when bringing up to date breaks half-way, and succeeds the next time', async () => {
    const empty = await database()
    const { address, ask } = empty
    // The last table of the last migration is in the way, as if the disk had filled up just there.
    await ask('create table bills (placeholder text)')
    await expect(openStore(address)).rejects.toThrow('could not be brought up to date')
    expect(await tables(empty, engine)).toEqual(['bills', 'kysely_migration', 'kysely_migration_lock'])

    await ask('drop table bills')
    const store = await openStore(address)
    await store.change(seed)
    expect(await store.read.screens.list(['c1'])).toHaveLength(2)
    await store.close()
  })

  if (engine === 'sqlite') return

  it('is done once when two servers start at the same moment', async () => {
    const { address } = await database()
    const both = await Promise.all([openStore(address), openStore(address)])
    expect(await both[1].read.people.communities('everywhere')).toEqual([])
    await Promise.all(both.map((store) => store.close()))
  })

  it('outlives a database that cuts its connections', async () => {
    const { address, ask } = await database()
    const store = await openStore(address)
    await ask(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    const answer = () =>
      store.ping().then(
        () => 'answers',
        () => 'gone',
      )
    await expect.poll(answer).toBe('answers')
    await store.close()
  })
})

async function tables({ ask }: TestDatabase, engine: Engine): Promise<string[]> {
  const list = {
    sqlite: `select name from sqlite_schema where type = 'table'`,
    postgres: `select table_name as name from information_schema.tables where table_schema = 'public'`,
  }
  return (await ask(list[engine])).map((row) => (row as { name: string }).name).sort()
}
