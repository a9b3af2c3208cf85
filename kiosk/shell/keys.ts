import type { Verdict } from './navigation.ts'

/** The part of Electron's keyboard input that is judged. */
export type Key = {
  key: string
  code: string
  control: boolean
  alt: boolean
  meta: boolean
}

const NAMED = new Set(['Enter', 'Backspace', 'Delete', 'Tab', 'Shift', 'CapsLock', 'Unidentified'])
const MOVES = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/**
 * An allow-list: a scanner that types, a plugged-in number pad, and moving the focus are all a kiosk needs.
 * Chords and function keys never reach the page; what the system keeps for itself (Alt+Tab, the Windows key)
 * no program can stop, so the system has to be set up for that.
 */
export function decideKey(key: Key): Verdict {
  if (key.control || key.alt || key.meta) return 'deny'
  if (NAMED.has(key.key) || MOVES.has(key.key)) return 'allow'
  return isPrintable(key.key) ? 'allow' : 'deny'
}

function isPrintable(key: string): boolean {
  const [only, ...more] = key
  return only !== undefined && more.length === 0 && !/\p{C}/u.test(only)
}
