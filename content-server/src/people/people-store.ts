import type { Kysely } from 'kysely'
import type { Community } from '@linli/contract/people.ts'
import { Grant, type Person } from '@linli/contract/people.ts'
import { Name } from '@linli/contract/text.ts'
import type { Scope } from './actor.ts'
import type { Tables } from '../store/tables.ts'

export type PeopleTables = {
  communities: { id: string; name: string; zone: string }
  people: { id: string; login: string; name: string; password_hash: string; created_at: string }
  grants: { person_id: string; role: string; community_id: string | null }
}

export type NewPerson = Person & { passwordHash: string; createdAt: string }

export function peopleStore(db: Kysely<Tables>) {
  async function grantsOf(personId: string): Promise<Grant[]> {
    const rows = await db.selectFrom('grants').selectAll().where('person_id', '=', personId).execute()
    return rows.map((row) => Grant.parse({ role: row.role, communityId: row.community_id }))
  }
  return {
    async isNobodyThere(): Promise<boolean> {
      return (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined
    },

    async add(person: NewPerson): Promise<void> {
      const { id, login, name, passwordHash, createdAt, grants } = person
      await db
        .insertInto('people')
        .values({ id, login, name, password_hash: passwordHash, created_at: createdAt })
        .execute()
      for (const grant of grants) {
        await db
          .insertInto('grants')
          .values({ person_id: id, role: grant.role, community_id: grant.communityId })
          .execute()
      }
    },

    async findByLogin(login: string): Promise<(Person & { passwordHash: string }) | undefined> {
      const row = await db.selectFrom('people').selectAll().where('login', '=', login).executeTakeFirst()
      if (!row) return undefined
      return {
        id: row.id,
        login,
        name: row.name,
        passwordHash: row.password_hash,
        grants: await grantsOf(row.id),
      }
    },

    async find(id: string): Promise<Person | undefined> {
      const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
      return row && { id, login: row.login, name: row.name, grants: await grantsOf(id) }
    },

    async addCommunity(community: Community): Promise<void> {
      await db
        .insertInto('communities')
        .values({ ...community, name: JSON.stringify(community.name) })
        .execute()
    },

    async communities(scope: Scope): Promise<Community[]> {
      let query = db.selectFrom('communities').selectAll().orderBy('id')
      if (scope !== 'everywhere') query = query.where('id', 'in', [...scope, ''])
      const rows = await query.execute()
      return rows.map((row) => ({ ...row, name: Name.parse(JSON.parse(row.name)) }))
    },
  }
}
