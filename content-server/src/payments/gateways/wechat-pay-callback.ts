import { createDecipheriv, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '@linli/contract/instants.ts'
import type { CallbackReading, CallbackRefusal, Callbacks, RawMessage } from './gateway.ts'
import { jsonOf } from './json-of.ts'
import { strictBase64 } from './rsa.ts'
import type { WechatAccount } from './wechat-pay-account.ts'
import { refundEvidence, transactionEvidence } from './wechat-pay-evidence.ts'
import { verifyWechat } from './wechat-pay-signature.ts'

const TAG_BYTES = 16
const NONCE_BYTES = 12

export const SealedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string().min(1),
  associated_data: z.string().default(''),
  nonce: z.string(),
})

const Letter = z.object({
  id: z.string().min(1).max(64),
  event_type: z.string(),
  resource_type: z.literal('encrypt-resource'),
  resource: SealedResource,
})

/** Opens what was sealed with one of these keys; null when it was not. The tag is the last 16 bytes. */
export function openResource(
  sealed: z.infer<typeof SealedResource>,
  keys: readonly KeyObject[],
): Buffer | null {
  const bytes = strictBase64(sealed.ciphertext)
  const nonce = Buffer.from(sealed.nonce, 'utf8')
  if (!bytes || bytes.length <= TAG_BYTES || nonce.length !== NONCE_BYTES) return null
  for (const key of keys) {
    const opening = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    opening.setAAD(Buffer.from(sealed.associated_data, 'utf8'))
    opening.setAuthTag(bytes.subarray(-TAG_BYTES))
    try {
      return Buffer.concat([opening.update(bytes.subarray(0, -TAG_BYTES)), opening.final()])
    } catch {
      // Sealed with another key, or by nobody: the next key is tried.
    }
  }
  return null
}

/** WeChat Pay's callbacks: of payments and of refunds, to whatever address a request named. */
export function wechatCallbacks(account: WechatAccount, clock: () => Instant): Callbacks {
  return {
    read(message) {
      const verification = verifyWechat(message, account.platformKeys, clock())
      if (verification !== 'verified') return refuse(verification)
      return readLetter(account, message)
    },
    answer(what) {
      const headers = { 'content-type': 'application/json' }
      if (what === 'taken') return { status: 204, headers: {}, body: '' }
      const message = what === 'refused' ? '验签失败' : '稍后再试'
      const body = JSON.stringify({ code: 'FAIL', message })
      return { status: what === 'refused' ? 401 : 500, headers, body }
    },
  }
}

function readLetter(account: WechatAccount, message: RawMessage): CallbackReading {
  const letter = Letter.safeParse(jsonOf(message.body))
  if (!letter.success) return refuse('malformed')
  const { id, event_type: event, resource } = letter.data
  const plain = openResource(resource, account.apiV3Keys)
  if (!plain) return refuse('malformed')
  const source = { account, source: 'callback' as const, raw: message }
  const isPayment = event.startsWith('TRANSACTION.')
  if (!isPayment && !event.startsWith('REFUND.')) return { verdict: 'irrelevant', dedupeKey: id }
  const told = jsonOf(plain)
  const evidence = isPayment ? transactionEvidence(told, source) : refundEvidence(told, source)
  if (!evidence) return refuse('malformed')
  if (evidence.merchantId !== account.mchid || evidence.appId !== account.appid) return refuse('not-ours')
  return { verdict: 'evidence', evidence, dedupeKey: id }
}

const refuse = (why: CallbackRefusal): CallbackReading => ({
  verdict: 'refused',
  why,
  quiet: why === 'probe',
})
