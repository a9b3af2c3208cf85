import * as payments from '@linli/contract/payments.ts'
import { PayChannel } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import type { Serve } from '../http/serve.ts'
import type { Actor } from '../people/actor.ts'
import { scopeOf } from '../people/actor.ts'
import { askAbout } from './ask-channel.ts'
import { isLive } from './attempt.ts'
import { chooseChannel } from './choose-channel.ts'
import { cancelIntent, extendIntent } from './end-intent.ts'
import { linkHash, makeLink, readLink } from './pay-link.ts'
import { openIntent } from './open-intent.ts'
import { owedFor } from './payables.ts'
import { viewIn } from './payment-view.ts'
import { later } from './polling.ts'
import { printReceipt } from './print-receipt.ts'
import { reachPayment } from './reach-payment.ts'
import { takeInCallback } from './take-in-callback.ts'

/** More than anybody taps, less than a jammed kiosk sends. */
const OPENED = { most: 60, windowMs: 60_000 }
/** Links and ids cannot be guessed; this keeps whoever tries from keeping the server busy. */
const BY_STRANGERS = { most: 120, windowMs: 60_000 }
/** A kiosk that lost its power shows the receipt of what was paid so short a time ago. */
const JUST_PAID_MS = 5 * 60_000

const whoAsks = (actor: Actor) =>
  actor.kind === 'device' ? actor.screenId : actor.kind === 'stranger' ? actor.address : 'staff'

export function paymentRoutes(serve: Serve): void {
  openingRoutes(serve)
  linkRoutes(serve)
  payingRoutes(serve)
  serve(payments.printReceipt, async (context, kiosk, { params, body }) => {
    await reachPayment(context, kiosk, params.id, undefined)
    return printReceipt(context, kiosk, params.id, body.key)
  })
  serve(payments.receiptPrinted, async (context, kiosk, { params, body }) => {
    await reachPayment(context, kiosk, params.id, undefined)
    await context.store.read.desk.setPrinted(params.id, body.key, body.outcome)
  })
  callbackRoute(serve)
}

function openingRoutes(serve: Serve): void {
  serve(
    payments.openPayment,
    (context, actor, { body }) => {
      const opener = {
        actor,
        owner: actor.screenId,
        scope: [actor.communityId],
        kioskId: actor.screenId,
        linkHash: null,
      }
      const receipt = body.printer === 'ready' ? 'print' : 'link'
      const wish = { key: body.key, payable: body.payable, expectedMinor: body.expected.minor }
      return openIntent(context, { ...opener, receipt }, wish)
    },
    { limit: { ...OPENED, by: whoAsks } },
  )
  serve(payments.openDeskPayment, (context, actor, { body }) => {
    const opener = {
      actor,
      owner: `person:${actor.id}`,
      scope: scopeOf(actor),
      kioskId: null,
      linkHash: null,
    }
    const wish = { key: body.key, payable: body.payable, expectedMinor: body.expected.minor }
    return openIntent(context, { ...opener, receipt: 'print' }, wish)
  })
}

function linkRoutes(serve: Serve): void {
  serve(payments.makePayLink, async (context, actor, { body }) => {
    const scope = actor.kind === 'device' ? [actor.communityId] : scopeOf(actor)
    await owedFor(context.store.read, scope, body.payable)
    const { token, until } = makeLink(context, body.payable)
    return { token, until, url: `${context.config.publicUrl}/pay#${token}` }
  })
  serve(
    payments.openLinkPayment,
    (context, actor, { body }) => {
      const payable = readLink(context, body.token)
      const hash = linkHash(body.token)
      const opener = {
        actor,
        owner: `link:${hash}`,
        scope: 'everywhere',
        kioskId: null,
        linkHash: hash,
      } as const
      return openIntent(
        context,
        { ...opener, receipt: 'link' },
        { key: body.key, payable, expectedMinor: null },
      )
    },
    { limit: { ...BY_STRANGERS, by: whoAsks } },
  )
  serve(payments.kioskPayments, async (context, kiosk) => {
    const { read } = context.store
    const intents = await read.intents.ofKiosk(kiosk.screenId, later(context.clock(), -JUST_PAID_MS))
    const views = await Promise.all(intents.map(({ id }) => viewIn(context, read, id)))
    return { payments: views.filter((view) => view !== undefined) }
  })
}

function payingRoutes(serve: Serve): void {
  const limited = { limit: { ...BY_STRANGERS, by: whoAsks } }
  serve(
    payments.paymentState,
    async (context, actor, { params, query }) => {
      await reachPayment(context, actor, params.id, query.token)
      return view(context, params.id)
    },
    { limit: { most: 600, windowMs: 60_000, by: whoAsks } },
  )
  serve(payments.paymentEvents, async (context, actor, { params, query, request, response }) => {
    await reachPayment(context, actor, params.id, query.token)
    const lastSeen = /^\d{1,9}$/.test(request.get('last-event-id') ?? '') ? request.get('last-event-id') : '0'
    const look = () => viewIn(context, context.store.read, params.id)
    await context.watchers.watch(params.id, response, Number.parseInt(lastSeen ?? '0', 10), look)
  })
  serve(
    payments.choosePayChannel,
    async (context, actor, { params, body }) => {
      await reachPayment(context, actor, params.id, body.token)
      return chooseChannel(context, actor, params.id, body)
    },
    limited,
  )
  serve(
    payments.cancelPayment,
    async (context, actor, { params, body }) => {
      await reachPayment(context, actor, params.id, body.token)
      return cancelIntent(context, actor, params.id)
    },
    limited,
  )
  serve(
    payments.extendPayment,
    async (context, actor, { params, body }) => {
      await reachPayment(context, actor, params.id, body.token)
      return extendIntent(context, params.id)
    },
    limited,
  )
  serve(
    payments.checkPayment,
    async (context, actor, { params, body }) => {
      await reachPayment(context, actor, params.id, body.token)
      const attempts = await context.store.read.attempts.ofIntent(params.id)
      for (const attempt of attempts.filter(({ state }) => isLive(state))) await askAbout(context, attempt)
      return view(context, params.id)
    },
    { limit: { most: 20, windowMs: 60_000, by: (_, { params }) => params.id } },
  )
}

async function view(context: Context, id: string): Promise<payments.Payment> {
  const found = await viewIn(context, context.store.read, id)
  if (!found) throw refuse('thing/not-found', { id })
  return found
}

function callbackRoute(serve: Serve): void {
  serve(payments.gatewayCallback, async (context, _actor, { params, body, request, response }) => {
    const channel = PayChannel.safeParse(params.id)
    const callbacks = channel.success ? context.channels.find(channel.data)?.callbacks : undefined
    if (!callbacks) throw refuse('thing/not-found', { id: params.id })
    const parts: Uint8Array[] = []
    for await (const part of body) parts.push(part)
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    )
    const answer = await takeInCallback(context, params.id, callbacks, {
      headers,
      body: Buffer.concat(parts),
    })
    response.status(answer.status).set(answer.headers).send(answer.body)
    // Answered first, worked off next; what is left undone here the next pass finds.
    context.workSoon()
  })
}
