import type { Page } from 'playwright'

/**
 * What does not fit on the page: buttons that are smaller than `leastMm` either way, that stick out of the glass or
 * whose text is cut, and areas that are wider or higher than their place.
 */
export async function misfits(page: Page, leastMm: number): Promise<string[]> {
  return [...(await page.evaluate(buttonsThatDoNotFit, leastMm)), ...(await page.evaluate(areasThatDoNotFit))]
}

function buttonsThatDoNotFit(leastMm: number): string[] {
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))
  const seen = [...document.querySelectorAll<HTMLElement>('button')].filter(
    (button) => getComputedStyle(button).visibility !== 'hidden',
  )
  return seen.flatMap((button) => {
    const { width, height, left, right } = button.getBoundingClientRect()
    const name = button.textContent.trim() || button.ariaLabel || button.className
    return [
      ...(Math.min(width, height) < leastMm * mm - 0.5 ? [`small: ${name} ${width}x${height}`] : []),
      ...(left < -0.5 || right > innerWidth + 0.5 ? [`outside: ${name}`] : []),
      ...(button.scrollWidth > button.clientWidth + 2 ? [`cut: ${name}`] : []),
    ]
  })
}

function areasThatDoNotFit(): string[] {
  const areas = [...document.querySelectorAll<HTMLElement>('.stage, .desk, .bar, .reading')]
  return areas.flatMap((area) => [
    ...(area.scrollWidth > area.clientWidth + 2 ? [`wide: ${area.className}`] : []),
    ...(area.scrollHeight > area.clientHeight + 2 ? [`high: ${area.className}`] : []),
  ])
}
