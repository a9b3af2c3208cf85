import { describe, expect, it } from 'vitest'
import type { SignedLetter } from '@linli/contract/plan-letter.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { planSigner } from './testing/plan-signer.ts'
import { itemOf, noticeCreative, planOf } from './testing/plans.ts'
import { verifyLetter } from './verify-letter.ts'

const at = Date.parse('2026-11-21T08:00:00.000Z')
const signer = planSigner()
const plan = planOf('plan-5', at, [itemOf('notice.a', 'notice', [noticeCreative('c1')], 500_000, at)])
const signed = signer.sign(5, plan)
const expected = { planKey: signer.planKey, screenId: 'screen-1', floor: 5 }

function outcome(letter: SignedLetter, wanted = expected): string {
  try {
    return `accepted ${verifyLetter(letter, wanted).number}`
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code
    throw problem
  }
}

describe('a plan is believed only when', () => {
  it('the server signed exactly these bytes, for this screen, and it is not older than the last', () => {
    expect(outcome(signed)).toBe('accepted 5')
    expect(outcome(signed, { ...expected, floor: 6 })).toBe('plan/older')
    expect(outcome(signed, { ...expected, screenId: 'screen-2' })).toBe('plan/not-for-this-screen')
  })

  it('the key is the one that was told at pairing', () => {
    const stranger = planSigner()
    expect(outcome(stranger.sign(6, plan))).toBe('plan/bad-signature')
    expect(outcome(signed, { ...expected, planKey: stranger.planKey })).toBe('plan/bad-signature')
    expect(outcome(planSigner('k2').sign(6, plan))).toBe('plan/bad-signature')
  })

  it('its version is one this player knows, and it can be read', () => {
    const said = JSON.parse(signed.text) as Record<string, unknown>
    const resigned = (change: object) => outcome(signer.signText(JSON.stringify({ ...said, ...change })))
    expect(resigned({ version: 2 })).toBe('plan/too-new')
    expect(resigned({ plan: { ...plan, version: 2 } })).toBe('plan/too-new')
    expect(resigned({ plan: { ...plan, items: 'none' } })).toBe('plan/malformed')
    expect(resigned({ number: 0 })).toBe('plan/malformed')
    expect(resigned({ letter: 'another' })).toBe('plan/malformed')
    expect(outcome(signer.signText('not json'))).toBe('plan/malformed')
  })

  it('one of several signers is the server', () => {
    const other = planSigner('approver').signText(signed.text).signatures
    expect(outcome({ text: signed.text, signatures: [...other, ...signed.signatures] })).toBe('accepted 5')
    expect(outcome({ text: signed.text, signatures: other })).toBe('plan/bad-signature')
  })
})

it('of 3 000 mutations of text, signature and key name not one is accepted', () => {
  let state = 20_261_121
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
  const mutate = (text: string): string => {
    const place = random(text.length)
    const letter = String.fromCharCode(33 + random(94))
    switch (random(4)) {
      case 0:
        return text.slice(0, place) + letter + text.slice(place + 1)
      case 1:
        return text.slice(0, place) + text.slice(place + 1)
      case 2:
        return text.slice(0, place) + letter + text.slice(place)
      default:
        return text.slice(0, place)
    }
  }
  const first = signed.signatures[0]!
  let tried = 0
  const accepted: SignedLetter[] = []
  while (tried < 3_000) {
    const kind = tried % 3
    const letter: SignedLetter = {
      text: kind === 0 ? mutate(signed.text) : signed.text,
      signatures: [
        {
          ...first,
          signature: kind === 1 ? mutate(first.signature) : first.signature,
          keyId: kind === 2 ? mutate(first.keyId) : first.keyId,
        },
      ],
    }
    if (JSON.stringify(letter) === JSON.stringify(signed)) continue
    tried += 1
    if (outcome(letter).startsWith('accepted')) accepted.push(letter)
  }
  expect(accepted).toEqual([])
})
