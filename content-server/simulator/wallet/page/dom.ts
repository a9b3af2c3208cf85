type Child = Node | string | null | false
type Properties = {
  class?: string
  type?: string
  label?: string
  pressed?: boolean
  disabled?: boolean
  onclick?: () => void
}

/** An element with its children; text stays text. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (properties.class) element.className = properties.class
  if (properties.type) element.setAttribute('type', properties.type)
  if (properties.label) element.setAttribute('aria-label', properties.label)
  if (properties.pressed !== undefined) element.setAttribute('aria-pressed', String(properties.pressed))
  if (properties.disabled) element.setAttribute('disabled', '')
  if (properties.onclick) element.addEventListener('click', properties.onclick)
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false))
  return element
}

/** A drawing of 24 by 24 made of one path. */
export function icon(path: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(space, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

export const ICONS = {
  scan: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M4 12h16',
  code: 'M4 6v12M7.5 6v12M10 6v12M14 6v12M16 6v12M20 6v12',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.5 4.5L19 7',
  erase: 'M9 6h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9l-5-6zM12 10l4 4M16 10l-4 4',
  refresh: 'M19 6v5h-5M5 18v-5h5M18 11a7 7 0 0 0-12-3M6 13a7 7 0 0 0 12 3',
} as const

/** 1234 fen as ¥12.34. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥${whole}.${digits.slice(-2)}`
}
