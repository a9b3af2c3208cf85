import * as device from '@linli/contract/device.ts'
import * as pairing from '@linli/contract/pairing.ts'
import { refuse } from '@linli/contract/refusals.ts'
import * as screens from '@linli/contract/screens.ts'
import { record } from '../audit/record.ts'
import type { Serve } from '../http/serve.ts'
import { demandCommunity, scopeOf, type Actor } from '../people/actor.ts'
import { approvePairing, askForCode, fingerprint, openPairing, pairingState } from './pair-device.ts'

const MINUTE = 60_000
const byAddress = (actor: Actor) => (actor.kind === 'stranger' ? actor.address : actor.kind)
const byPerson = (actor: Actor) => (actor.kind === 'person' ? actor.id : actor.kind)

export function screenRoutes(serve: Serve): void {
  serve(screens.listScreens, async ({ store }, actor) => ({
    screens: await store.read.screens.list(scopeOf(actor)),
  }))
  serve(screens.addScreen, async (context, actor, { body }) => {
    demandCommunity(actor, body.communityId)
    const screen = { id: context.newId(), ...body }
    await context.store.change(async (stores) => {
      await stores.screens.add(screen)
      await record(context, stores, {
        actor,
        verb: 'add-screen',
        thing: `screen:${screen.id}`,
        details: { name: body.name },
      })
    })
    context.hints.planDue()
    return { ...screen, paired: false, health: null }
  })
  serve(screens.revokeDevice, async (context, actor, { params }) => {
    const { store, clock, hints } = context
    const screen = await store.read.screens.find(scopeOf(actor), params.id)
    if (!screen) throw refuse('thing/not-found', params)
    await store.change(async (stores) => {
      const revoked = await stores.devices.revokeAt(screen.id, clock())
      if (revoked > 0)
        await record(context, stores, { actor, verb: 'revoke-device', thing: `screen:${screen.id}` })
    })
    hints.cut(screen.id)
    return { ...screen, paired: false }
  })
  pairingRoutes(serve)
  deviceRoutes(serve)
}

function pairingRoutes(serve: Serve): void {
  serve(
    pairing.askForCode,
    async (context, actor, { body, request }) => {
      demandKey(actor, body.publicKey)
      return askForCode(context, { ...body, address: request.ip ?? '' })
    },
    { limit: { most: 60, windowMs: MINUTE, by: byAddress } },
  )
  serve(pairing.pairingState, (context, actor, { body }) => {
    demandKey(actor, body.publicKey)
    return pairingState(context, body.publicKey)
  })
  serve(
    pairing.lookAtPairing,
    async (context, _actor, { body }) => {
      const { role, label, publicKey, address, expiresAt } = await openPairing(context, body.code)
      return { role, label, fingerprint: fingerprint(publicKey), address, expiresAt }
    },
    { limit: { most: 30, windowMs: 10 * MINUTE, by: byPerson } },
  )
  serve(
    pairing.approvePairing,
    async (context, actor, { body }) => {
      const deviceId = await approvePairing(context, actor, body)
      context.hints.cut(body.screenId)
      context.hints.planDue()
      return { deviceId }
    },
    { limit: { most: 30, windowMs: 10 * MINUTE, by: byPerson } },
  )
}

function deviceRoutes(serve: Serve): void {
  serve(device.heartbeat, async ({ store, clock }, actor, { body }) => {
    const seenAt = clock()
    await store.read.screens.saveHealth(actor.screenId, { ...body, seenAt })
    return { serverTime: seenAt, planRevision: await store.read.plans.latestRevision(actor.screenId) }
  })
  serve(device.deviceEvents, ({ hints, clock }, actor, { request, response }) => {
    hints.listen(actor.screenId, response, clock())
    request.on('close', () => hints.forget(actor.screenId, response))
  })
}

/** Only whoever signed with this very key may ask about it. */
function demandKey(actor: Actor, publicKey: string): void {
  const signedBy = actor.kind === 'device' || actor.kind === 'stranger' ? actor.key : null
  if (signedBy !== publicKey) throw refuse('device/bad-signature')
}
