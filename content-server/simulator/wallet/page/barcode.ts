import { barsOf } from './code128.ts'

/** The barcode as a drawing. */
export function barcode(digits: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const { bars, width } = barsOf(digits)
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', `0 0 ${width} 60`)
  svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', digits)
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', bars.map(([from, wide]) => `M${from} 0h${wide}v60h-${wide}z`).join(''))
  svg.append(path)
  return svg
}
