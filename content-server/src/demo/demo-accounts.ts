import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ROLES } from '@linli/contract/who.ts'
import { district } from '../../demo/district.ts'
import type { Context } from '../context.ts'

/** How to sign in to the demo, as it is told at every start. */
const Accounts = z.object({
  accounts: z.array(
    z.object({
      login: z.string(),
      password: z.string(),
      role: z.enum(ROLES),
      zh: z.string(),
      en: z.string(),
    }),
  ),
})
export type DemoAccount = z.infer<typeof Accounts>['accounts'][number]

const FILE = 'demo-accounts.json'

/** Sixty-four, so that six bits of a byte choose one evenly. */
const WORDS = (
  'heron willow lotus bamboo lantern harbour river bridge maple cedar plum peach pear apricot ginger sesame ' +
  'tea rice noodle kettle basket ribbon paper pencil canvas violin drum bell clock window garden terrace ' +
  'meadow valley summit island pebble feather swallow magpie sparrow otter rabbit tiger panda koala turtle dragon ' +
  'silver copper amber indigo scarlet jade pearl velvet cotton linen summer autumn winter morning evening rainbow'
).split(' ')

/** The accounts of the last start when they were written down, else new ones, written down before anybody can use them. */
export async function demoAccounts(context: Pick<Context, 'config' | 'random'>): Promise<DemoAccount[]> {
  const path = join(context.config.dataDirectory, FILE)
  const known = await accountsAt(path)
  if (known) return known
  const accounts = district.staff.map(({ login, role, displayName }) => ({
    ...{ login, role, ...displayName },
    password: readablePassword(context.random),
  }))
  await writeDown(path, { accounts })
  return accounts
}

/** Four words and three digits: 34 bits, easily read aloud and typed. */
export function readablePassword(random: Context['random']): string {
  const [high = 0, low = 0, ...bytes] = random(6)
  const words = bytes.map((byte) => WORDS[byte % WORDS.length])
  return [...words, String((high * 256 + low) % 1000).padStart(3, '0')].join('-')
}

async function accountsAt(path: string): Promise<DemoAccount[] | undefined> {
  try {
    return Accounts.parse(JSON.parse(await readFile(path, 'utf8'))).accounts
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`${path} cannot be read; remove it together with the database to begin anew.`, {
      cause: error,
    })
  }
}

/** Whole or not at all, and for nobody else's eyes. */
async function writeDown(path: string, accounts: z.infer<typeof Accounts>): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(accounts, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}
