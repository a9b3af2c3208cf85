import { fen } from '@linli/contract/money.ts'
import type { Payment } from '@linli/contract/payments.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'
import { isLive } from './attempt.ts'
import type { Attempt } from './attempt-row.ts'
import { isDesk } from './channels.ts'
import { MOST_EXTENSIONS } from './durations.ts'
import type { Intent } from './intent-row.ts'

type Needs = Pick<Context, 'clock' | 'channels' | 'config'>

/** A payment as the person in front of it sees it. */
export function paymentView(context: Needs, intent: Intent, attempts: readonly Attempt[]): Payment {
  const now = context.clock()
  const latest = attempts.at(-1)
  const step = stepOf(intent, attempts, now)
  return {
    id: intent.id,
    kind: intent.kind,
    state: intent.state,
    step,
    lines: intent.items.map(({ label, amount }) => ({ label, amount: fen(amount) })),
    total: fen(intent.total),
    refunded: fen(intent.refunded),
    channels: intent.state === 'open' ? context.channels.offered() : [],
    scansCodes: intent.state === 'open' && context.channels.scansCodes(),
    chosen: latest ? chosen(latest, step) : null,
    shownUntil: intent.shownUntil,
    extensionsLeft: Math.max(0, MOST_EXTENSIONS - intent.extensions),
    receipt: intent.receipt,
    paidAt: intent.paidAt,
    revision: intent.revision,
    serverTime: now,
  }
}

/** What to do now, in one word. */
function stepOf(intent: Intent, attempts: readonly Attempt[], now: string): Payment['step'] {
  if (intent.state === 'succeeded' || intent.state === 'partially_refunded') return 'paid'
  if (intent.state === 'refunded') return 'returning'
  const shown = attempts.find(({ state }) => isLive(state) && state !== 'closing')
  if (intent.state === 'open' && shown) return stepAt(shown, intent.shownUntil > now)
  if (attempts.some(({ state }) => isLive(state))) return 'confirming'
  if (attempts.some(({ state }) => state === 'succeeded' || state === 'quarantined')) return 'returning'
  return intent.state === 'open' ? 'choose' : 'ended'
}

function stepAt(attempt: Attempt, isShown: boolean): Payment['step'] {
  if (attempt.scene === 'scanned') return attempt.state === 'paying' ? 'password' : 'confirming'
  return isShown && attempt.qrText !== null ? 'pay' : 'confirming'
}

function chosen(attempt: Attempt, step: Payment['step']): Payment['chosen'] {
  // The code is shown only while it may be paid: what is being ended must not be scanned.
  const qrText = step === 'pay' && !isDesk(attempt.channel) ? attempt.qrText : null
  return {
    channel: attempt.channel,
    qrText,
    problem: attempt.state === 'failed' ? problemOf(attempt.why) : null,
  }
}

function problemOf(why: string | null): 'declined' | 'refresh-code' | 'not-offered' {
  if (why === 'number-used' || why === 'malformed' || why === 'too-late') return 'refresh-code'
  return why === 'not-offered' ? 'not-offered' : 'declined'
}

/** The payment as it stands in these stores. */
export async function viewIn(context: Needs, stores: Stores, id: string): Promise<Payment | undefined> {
  const intent = await stores.intents.find(id)
  return intent && paymentView(context, intent, await stores.attempts.ofIntent(id))
}
