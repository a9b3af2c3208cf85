import type { Express, Request, Response } from 'express'
import type { z } from 'zod'
import { refuse, type RefusalCode } from '@linli/contract/refusals.ts'
import type { Asked, Replied, RouteSpec } from '@linli/contract/route.ts'
import type { Caller, Role } from '@linli/contract/who.ts'
import type { Context } from '../context.ts'
import { mayCall, type Actor, type DeviceActor, type PersonActor, type Stranger } from '../people/actor.ts'
import { identifyDevice, identifyPerson } from './identify.ts'
import { limiter, type Limit } from './limit.ts'
import { jsonIn, limitedUpload, readBody } from './read-body.ts'

type WhoOf<R extends RouteSpec> = R['who'][number]
/** The actor a verb gets, as narrow as the route's `who` makes it. */
type ActorFor<C extends Caller> = 'anyone' extends C
  ? Actor
  : | (C & Role extends never ? never : PersonActor)
    | (C & ('screen' | 'kiosk') extends never ? never : DeviceActor)

export type Exchange = { request: Request; response: Response }
export type Verb<R extends RouteSpec> = (
  context: Context,
  actor: ActorFor<WhoOf<R>>,
  asked: Asked<R> & Exchange,
) => Promise<Replied<R> | void> | Replied<R> | void

export type Options<R extends RouteSpec> = { limit?: Limit<Asked<R>> }

export type Serve = <R extends RouteSpec>(route: R, verb: Verb<R>, options?: Options<R>) => void

/**
 * Binds verbs to routes: identifies the caller, refuses whom `who` does not name, parses what comes in
 * (anything missing or extra is refused) and what goes out (anything the schema does not name never leaves).
 */
export function serveOn(app: Express, context: Context): Serve {
  return (route, verb, options = {}) => {
    const limit = options.limit ? limiter(options.limit, context) : undefined
    app[methodOf(route)](route.path, async (request: Request, response: Response) => {
      const { actor, body } = await whoAndWhat(context, route, request)
      if (!mayCall(route.who, actor))
        throw refuse(actor.kind === 'stranger' ? notKnown(route, actor) : 'people/not-allowed')
      const asked = {
        params: parsed(route.params, request.params, 'params'),
        query: parsed(route.query ?? undefined, request.query, 'query'),
        body,
      } as Asked<typeof route>
      limit?.(actor, asked)
      // `mayCall` has just checked that the actor is one of those the route names.
      const reply = await verb(context, actor as never, { ...asked, request, response })
      // A verb may have answered by itself: not modified, bytes, events.
      if (response.headersSent) return
      if (route.reply === 'nothing') response.status(204).end()
      else if (typeof route.reply !== 'string') response.json(route.reply.parse(reply))
    })
  }
}

function methodOf(route: RouteSpec) {
  return route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
}

/** People are known by their cookie before a byte of the body is read; devices sign the body, so it is read first. */
async function whoAndWhat(
  context: Context,
  route: RouteSpec,
  request: Request,
): Promise<{ actor: Actor; body: unknown }> {
  const person = await identifyPerson(context, request)
  const { body: shape } = route
  if (shape && 'upload' in shape) return { actor: person, body: limitedUpload(request, shape.mostBytes) }
  const bytes = await readBody(request)
  const actor = person.kind === 'person' ? person : await identifyDevice(context, request, bytes, person)
  if (!mayCall(route.who, actor)) return { actor, body: undefined }
  return { actor, body: shape ? parsed(shape, jsonIn(bytes), 'body') : undefined }
}

function notKnown(route: RouteSpec, { key, revoked }: Stranger): RefusalCode {
  if (key) return revoked ? 'device/revoked' : 'device/unknown'
  const forDevices = route.who.every((caller) => caller === 'screen' || caller === 'kiosk')
  return forDevices ? 'device/unknown' : 'people/not-signed-in'
}

function parsed(schema: z.ZodType | undefined, given: unknown, where: string): unknown {
  if (!schema) return undefined
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const problems = read.error.issues
    .slice(0, 8)
    .map((issue) => `${[where, ...issue.path].join('.')}: ${issue.message}`)
  throw refuse('request/malformed', { problems })
}
