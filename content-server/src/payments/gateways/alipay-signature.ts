import type { KeyObject } from 'node:crypto'
import { rsaSign, rsaVerify } from './rsa.ts'

export type Pairs = ReadonlyMap<string, string>

/** What is signed of parameters: by key, as they are, joined; without some, and on requests without the empty ones. */
function signedText(pairs: Pairs, isSigned: (key: string, value: string) => boolean): string {
  return [...pairs]
    .filter(([key, value]) => isSigned(key, value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
}

export const alipayRequestText = (pairs: Pairs): string =>
  signedText(pairs, (key, value) => key !== 'sign' && value !== '')

export const signAlipay = (pairs: Pairs, key: KeyObject): string =>
  rsaSign(Buffer.from(alipayRequestText(pairs)), key)

/** Whether Alipay signed this notice. The kind of signature is left out of the text, or for some products not. */
export function verifyNotice(pairs: Pairs, keys: readonly KeyObject[]): boolean {
  const signature = pairs.get('sign')
  if (!signature) return false
  const texts = [
    signedText(pairs, (key) => key !== 'sign' && key !== 'sign_type'),
    signedText(pairs, (key) => key !== 'sign'),
  ]
  return keys.some((key) => texts.some((text) => rsaVerify(Buffer.from(text), key, signature)))
}

/**
 * The JSON of an answer's one response, if Alipay signed exactly these characters; serialised again they would be
 * others. Null when it is unsigned, signed by somebody else, or says `error_response`.
 */
export function verifiedResponse(text: string, name: string, keys: readonly KeyObject[]): string | null {
  const members = membersOf(text)
  const response = members?.get(name)
  const signature = members?.get('sign')
  if (response === undefined || signature === undefined || !/^"[A-Za-z0-9+/=]+"$/.test(signature)) return null
  const bytes = Buffer.from(response)
  return keys.some((key) => rsaVerify(bytes, key, signature.slice(1, -1))) ? response : null
}

/** The members of a JSON object, each value as the characters it stands in; null when it is none, or one comes twice. */
export function membersOf(text: string): Map<string, string> | null {
  const members = new Map<string, string>()
  let at = skip(text, 0)
  if (text[at] !== '{') return null
  do {
    const nameAt = skip(text, at + 1)
    const nameEnd = endOfString(text, nameAt)
    const colon = skip(text, nameEnd)
    if (nameEnd < 0 || text[colon] !== ':') return null
    const valueAt = skip(text, colon + 1)
    const valueEnd = endOfValue(text, valueAt)
    const name = text.slice(nameAt + 1, nameEnd - 1)
    if (valueEnd <= valueAt || members.has(name)) return null
    // Numbers and words have no end of their own: the space after them is not theirs.
    members.set(name, text.slice(valueAt, valueEnd).replace(/[ \t\r\n]+$/, ''))
    at = skip(text, valueEnd)
  } while (text[at] === ',')
  return text[at] === '}' && skip(text, at + 1) === text.length ? members : null
}

const skip = (text: string, from: number): number => {
  let at = from
  while (at >= 0 && /[ \t\r\n]/.test(text[at] ?? '')) at += 1
  return at
}

/** After the closing quote, or -1. */
function endOfString(text: string, from: number): number {
  if (text[from] !== '"') return -1
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at + 1
  }
  return -1
}

/** After a value of any kind, or -1: strings are stepped over, brackets counted. */
function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '"') {
      at = endOfString(text, at) - 1
      if (at < 0) return -1
    } else if ('{['.includes(character)) depth += 1
    else if ('}]'.includes(character)) depth -= 1
    if (depth < 0 || (depth === 0 && character === ',')) return at
    if (depth === 0 && '"}]'.includes(character)) return at + 1
  }
  return -1
}
