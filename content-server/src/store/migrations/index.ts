import type { Kysely } from 'kysely'
import type { Engine } from '../columns.ts'
import { people } from './0010-people.ts'
import { screens } from './0020-screens.ts'
import { content } from './0030-content.ts'
import { programme } from './0040-programme.ts'
import { trade } from './0050-trade.ts'
import { ledger } from './0060-ledger.ts'
import { payments } from './0070-payments.ts'

/** By name, in order. Never edited once they have landed; a change is a new one. */
export const MIGRATIONS: Record<string, (db: Kysely<unknown>, engine: Engine) => Promise<void>> = {
  '0010-people': people,
  '0020-screens': screens,
  '0030-content': content,
  '0040-programme': programme,
  '0050-trade': trade,
  '0060-ledger': ledger,
  '0070-payments': payments,
}
