import { createHash } from 'node:crypto'
import { REFUSALS, Refusal, refuse, type RefusalCode } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'

export type Wish = { owner: string; key: string; asked: unknown }
type Needs = Pick<Context, 'store' | 'clock'>

/**
 * Idempotency keys as Stripe defines them: the first answer to a key is kept, refusals and failures too, and given
 * again to the same request; the same key with another request is refused. Everything `work` changes is undone
 * when it refuses, and only the refusal stays.
 */
export async function answerOnce<T>(
  { store, clock }: Needs,
  wish: Wish,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const { owner, key } = wish
  const askedHash = createHash('sha256').update(JSON.stringify(wish.asked)).digest('hex')
  const claim = { owner, key, askedHash, at: clock() }
  let isRepeat = false
  try {
    return await store.change(async (stores) => {
      if (!(await stores.paymentKeys.claim(claim))) {
        isRepeat = true
        return await answeredBefore<T>(stores, wish, askedHash)
      }
      const answer = await work(stores)
      await stores.paymentKeys.answer(owner, key, 200, JSON.stringify(answer))
      return answer
    })
  } catch (error) {
    if (isRepeat) throw error
    const refusal = error instanceof Refusal ? error : new Refusal('server/broken', {}, { cause: error })
    await store.change(async (stores) => {
      if (!(await stores.paymentKeys.claim(claim))) return
      const { code, details } = refusal
      await stores.paymentKeys.answer(owner, key, refusal.status, JSON.stringify({ code, details }))
    })
    throw error
  }
}

async function answeredBefore<T>(stores: Stores, { owner, key }: Wish, askedHash: string): Promise<T> {
  const kept = await stores.paymentKeys.find(owner, key)
  if (kept?.askedHash !== askedHash) throw refuse('payment/key-reused', { key })
  if (kept.status === 200) return JSON.parse(kept.answer) as T
  const { code, details } = JSON.parse(kept.answer) as { code: string; details: Record<string, unknown> }
  throw new Refusal(code in REFUSALS ? (code as RefusalCode) : 'server/broken', details)
}
