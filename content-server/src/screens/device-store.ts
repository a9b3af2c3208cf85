import type { Kysely } from 'kysely'
import type { DeviceRole } from '@linli/contract/screens.ts'
import type { Tables } from '../store/tables.ts'

export type DeviceTables = {
  devices: {
    id: string
    public_key: string
    screen_id: string
    role: string
    enrolled_at: string
    revoked_at: string | null
  }
}

export type Device = {
  id: string
  role: DeviceRole
  screenId: string
  communityId: string
  revokedAt: string | null
}

export function deviceStore(db: Kysely<Tables>) {
  const devices = () =>
    db
      .selectFrom('devices')
      .innerJoin('screens', 'screens.id', 'devices.screen_id')
      .select([
        'devices.id',
        'devices.role',
        'devices.screen_id',
        'devices.revoked_at',
        'screens.community_id',
      ])
  return {
    async findByKey(publicKey: string): Promise<Device | undefined> {
      const row = await devices().where('devices.public_key', '=', publicKey).executeTakeFirst()
      return row && deviceIn(row)
    },

    async find(id: string): Promise<Device | undefined> {
      const row = await devices().where('devices.id', '=', id).executeTakeFirst()
      return row && deviceIn(row)
    },

    /** Enrols a key at a place. A key that was revoked comes back as the device it was, so that its plays go on being counted. */
    async enrol(device: {
      id: string
      publicKey: string
      screenId: string
      role: DeviceRole
      at: string
    }): Promise<string> {
      const { id, publicKey, screenId, role, at } = device
      const row = await db
        .insertInto('devices')
        .values({ id, public_key: publicKey, screen_id: screenId, role, enrolled_at: at, revoked_at: null })
        .onConflict((c) =>
          c
            .column('public_key')
            .doUpdateSet({ screen_id: screenId, role, enrolled_at: at, revoked_at: null }),
        )
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    },

    /** Revokes whatever is enrolled at a place; says how many. */
    async revokeAt(screenId: string, at: string): Promise<number> {
      const revoked = await db
        .updateTable('devices')
        .set({ revoked_at: at })
        .where('screen_id', '=', screenId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return Number(revoked.numUpdatedRows)
    },
  }
}

function deviceIn(row: {
  id: string
  role: string
  screen_id: string
  community_id: string
  revoked_at: string | null
}): Device {
  const role: DeviceRole = row.role === 'kiosk' ? 'kiosk' : 'screen'
  return {
    id: row.id,
    role,
    screenId: row.screen_id,
    communityId: row.community_id,
    revokedAt: row.revoked_at,
  }
}
