import { generateKeyPairSync, sign } from 'node:crypto'
import type { Plan } from '@linli/playlists'
import { LETTER_VERSION, type SignedLetter } from '@linli/contract/plan-letter.ts'

/** A key that signs plans as the server does. */
export function planSigner(keyId = 'k1') {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const signText = (text: string): SignedLetter => {
    const signature = sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url')
    return { text, signatures: [{ keyId, algorithm: 'Ed25519', signature }] }
  }
  return {
    planKey: { keyId, publicKey: publicKey.export({ format: 'jwk' }).x as string },
    signText,
    sign(number: number, plan: Plan, screenId = 'screen-1'): SignedLetter {
      const { issuedAt } = plan
      const letter = {
        letter: 'linli-plan-letter',
        version: LETTER_VERSION,
        screenId,
        number,
        issuedAt,
        plan,
      }
      return signText(JSON.stringify(letter))
    },
  }
}
