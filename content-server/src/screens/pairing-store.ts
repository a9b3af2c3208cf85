import type { Kysely } from 'kysely'
import type { DeviceRole } from '@linli/contract/screens.ts'
import type { Tables } from '../store/tables.ts'

type PairingRow = {
  code_hash: string
  public_key: string
  role: string
  label: string
  address: string
  created_at: string
  expires_at: string
  device_id: string | null
}
export type PairingTables = { pairings: PairingRow }

export type Pairing = {
  codeHash: string
  publicKey: string
  role: DeviceRole
  label: string
  address: string
  createdAt: string
  expiresAt: string
  deviceId: string | null
}

export function pairingStore(db: Kysely<Tables>) {
  return {
    /** A key has one code at a time: earlier ones that were not used are void. */
    async open(pairing: Pairing): Promise<void> {
      const { codeHash, publicKey, role, label, address, createdAt, expiresAt } = pairing
      await db
        .deleteFrom('pairings')
        .where('public_key', '=', publicKey)
        .where('device_id', 'is', null)
        .execute()
      await db
        .insertInto('pairings')
        .values({
          code_hash: codeHash,
          public_key: publicKey,
          role,
          label,
          address,
          created_at: createdAt,
          expires_at: expiresAt,
          device_id: null,
        })
        .execute()
    },

    async findByCode(codeHash: string): Promise<Pairing | undefined> {
      const row = await db
        .selectFrom('pairings')
        .selectAll()
        .where('code_hash', '=', codeHash)
        .executeTakeFirst()
      return row && pairingIn(row)
    },

    async latestOf(publicKey: string): Promise<Pairing | undefined> {
      const row = await db
        .selectFrom('pairings')
        .selectAll()
        .where('public_key', '=', publicKey)
        .orderBy('created_at', 'desc')
        .executeTakeFirst()
      return row && pairingIn(row)
    },

    /** Uses the code up; false when it was used already or has expired. */
    async use(codeHash: string, deviceId: string, now: string): Promise<boolean> {
      const used = await db
        .updateTable('pairings')
        .set({ device_id: deviceId })
        .where('code_hash', '=', codeHash)
        .where('device_id', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return used.numUpdatedRows === 1n
    },

    async forgetBefore(instant: string): Promise<void> {
      await db.deleteFrom('pairings').where('expires_at', '<', instant).execute()
    },
  }
}

function pairingIn(row: PairingRow): Pairing {
  return {
    codeHash: row.code_hash,
    publicKey: row.public_key,
    role: row.role === 'kiosk' ? 'kiosk' : 'screen',
    label: row.label,
    address: row.address,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    deviceId: row.device_id,
  }
}
