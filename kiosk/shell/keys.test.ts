import { describe, expect, it } from 'vitest'
import { decideKey, type Key } from './keys.ts'

const key = (name: string, held: Partial<Key> = {}): Key => ({
  ...{ key: name, code: name, control: false, alt: false, meta: false },
  ...held,
})

describe('keys that reach the page', () => {
  it.each([
    '0',
    '9',
    'a',
    'Z',
    '-',
    '/',
    '邻',
    ' ',
    'Enter',
    'Backspace',
    'Tab',
    'ArrowDown',
    'PageUp',
    'Shift',
  ])('a scanner, a number pad and the focus may use %s', (name) => expect(decideKey(key(name))).toBe('allow'))

  it.each([
    ...Array.from({ length: 24 }, (_, place) => `F${place + 1}`),
    ...[
      'Escape',
      'ContextMenu',
      'PrintScreen',
      'BrowserBack',
      'LaunchApplication1',
      'Meta',
      'Alt',
      'Control',
      '',
    ],
    ...['\u0000', '\u001b', '\u200e'],
  ])('%j stops here', (name) => expect(decideKey(key(name))).toBe('deny'))

  it.each([
    ['reload', 'r', { control: true }],
    ['close the tab', 'w', { control: true }],
    ['print', 'p', { control: true }],
    ['zoom', '+', { control: true }],
    ['zoom back', '0', { control: true }],
    ['developer tools', 'I', { control: true }],
    ['close the window', 'F4', { alt: true }],
    ['back', 'ArrowLeft', { alt: true }],
    ['the system menu', ' ', { alt: true }],
    ['quit on a Mac', 'q', { meta: true }],
  ] as const)('a chord does nothing: %s', (_, name, held) => {
    expect(decideKey(key(name, held))).toBe('deny')
  })
})
