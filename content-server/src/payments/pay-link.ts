import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Instant } from '@linli/contract/instants.ts'
import { DeskPayable } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import { LINK_MS } from './durations.ts'
import { later } from './polling.ts'

const Inside = z.strictObject({ pay: DeskPayable, until: Instant })
type Needs = Pick<Context, 'clock' | 'planKey'>

/** Signed with the server's key under a name of its own, so that it fits nothing else that is signed with it. */
const PREFIX = 'linli pay link\n'

/** A link to pay one thing: signed, good for a week, and telling nothing but what it is for. */
export function makeLink({ clock, planKey }: Needs, payable: DeskPayable): { token: string; until: Instant } {
  const until = later(clock(), LINK_MS)
  const body = Buffer.from(JSON.stringify({ pay: payable, until })).toString('base64url')
  return { token: `${body}.${signatureOf({ planKey }, body)}`, until }
}

/** What a link is for. Refuses one that we have not made, or that is over. */
export function readLink({ clock, planKey }: Needs, token: string): DeskPayable {
  const [body = '', signature = ''] = token.split('.')
  if (!sameText(signature, signatureOf({ planKey }, body))) throw refuse('payment/link-invalid')
  const inside = Inside.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  if (inside.until <= clock()) throw refuse('payment/link-invalid')
  return inside.pay
}

/** By which a payment knows the link it was opened with. */
export function linkHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function signatureOf({ planKey }: Pick<Context, 'planKey'>, body: string): string {
  return planKey.sign(PREFIX + body).signatures[0]?.signature ?? ''
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b)
}
