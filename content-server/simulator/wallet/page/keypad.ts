import { h, icon, ICONS } from './dom.ts'

const LENGTH = 6

/** Six dots and a number pad; `typed` is called once when they are full. */
export function keypad(hint: string, typed: () => void): HTMLElement {
  let count = 0
  const dots = Array.from({ length: LENGTH }, () => h('span', { class: 'pin' }))
  const press = (change: 1 | -1) => {
    if (count === LENGTH) return
    count = Math.max(0, count + change)
    dots.forEach((dot, index) => dot.classList.toggle('full', index < count))
    if (count === LENGTH) typed()
  }
  const key = (name: string) => h('button', { class: 'key', onclick: () => press(1) }, name)
  return h(
    'div',
    { class: 'keypad' },
    h('div', { class: 'pins' }, ...dots),
    h('p', { class: 'hint' }, hint),
    h(
      'div',
      { class: 'keys' },
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key),
      h('span', {}),
      key('0'),
      h('button', { class: 'key', label: '⌫', onclick: () => press(-1) }, icon(ICONS.erase)),
    ),
  )
}
