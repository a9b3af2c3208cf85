import type { Response } from 'express'
import * as people from '@linli/contract/people.ts'
import type { Serve } from '../http/serve.ts'
import { SESSION_COOKIE } from '../http/identify.ts'
import { record } from '../audit/record.ts'
import { msOf } from '@linli/contract/instants.ts'
import type { Context } from '../context.ts'
import { scopeOf } from './actor.ts'
import { setUp } from './set-up.ts'
import { openSession, signIn, signOut, type SignedIn } from './sign-in.ts'

const QUARTER_HOUR = 15 * 60_000

export function peopleRoutes(serve: Serve): void {
  serve(
    people.signIn,
    async (context, _actor, { body, response }) =>
      answerWithCookie(context, response, await signIn(context, body.login, body.password)),
    {
      limit: {
        most: 10,
        windowMs: QUARTER_HOUR,
        by: (actor, asked) => `${actor.kind === 'stranger' ? actor.address : ''} ${asked.body.login}`,
      },
    },
  )
  serve(people.signOut, async (context, actor, { response }) => {
    await signOut(context, actor)
    response.clearCookie(SESSION_COOKIE, cookieOptions(context))
  })
  serve(people.whoAmI, (_context, { id, login, name, grants, until }) => ({
    person: { id, login, name, grants },
    until,
  }))
  serve(people.setupState, async ({ store, config }) => ({
    needsOperator: await store.read.people.isNobodyThere(),
    demo: config.demo,
  }))
  serve(
    people.setUp,
    async (context, _actor, { body, response }) => {
      const person = await setUp(context, body)
      return answerWithCookie(context, response, await openSession(context, person))
    },
    { limit: { most: 20, windowMs: QUARTER_HOUR, by: () => 'set-up' } },
  )
  serve(people.listCommunities, async ({ store }, actor) => ({
    communities: await store.read.people.communities(scopeOf(actor)),
  }))
  serve(people.addCommunity, async (context, actor, { body }) => {
    const community = { id: context.newId(), ...body }
    await context.store.change(async (stores) => {
      await stores.people.addCommunity(community)
      await record(context, stores, { actor, verb: 'add-community', thing: `community:${community.id}` })
    })
    return community
  })
}

function answerWithCookie(context: Context, response: Response, { token, person, expiresAt }: SignedIn) {
  response.cookie(SESSION_COOKIE, token, {
    ...cookieOptions(context),
    maxAge: msOf(expiresAt) - msOf(context.clock()),
  })
  return { person }
}

function cookieOptions({ config }: Pick<Context, 'config'>) {
  return {
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.startsWith('https:'),
    path: '/',
  } as const
}
