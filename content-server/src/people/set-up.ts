import type { Person } from '@linli/contract/people.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { Grant } from '@linli/contract/people.ts'
import { demandGoodPassword, hashPassword } from './password.ts'

export type NewAccount = { login: string; name: string; password: string; grants: Grant[] }

/** Creates the first operator. Refused once there is anybody. */
export async function setUp(
  context: Pick<Context, 'store' | 'clock' | 'newId'>,
  account: Omit<NewAccount, 'grants'>,
): Promise<Person> {
  demandGoodPassword(account.password, account.login)
  const passwordHash = await hashPassword(account.password)
  const person: Person = {
    id: context.newId(),
    login: account.login,
    name: account.name,
    grants: [{ role: 'operator', communityId: null }],
  }
  await context.store.change(async (stores) => {
    // Claimed first, by a row that can exist once, so that two visitors at one moment cannot both become operator.
    if (!(await stores.leases.take('first-operator', person.id, 0, Number.MAX_SAFE_INTEGER)))
      throw refuse('people/already-set-up')
    if (!(await stores.people.isNobodyThere())) throw refuse('people/already-set-up')
    await stores.people.add({ ...person, passwordHash, createdAt: context.clock() })
    await record(context, stores, {
      actor: { kind: 'system', name: 'set-up' },
      verb: 'set-up',
      thing: `person:${person.id}`,
      details: { login: person.login },
    })
  })
  return person
}
