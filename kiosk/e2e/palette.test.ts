import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PALETTE } from '../src/look/palette.ts'

it('the style sheet has the colours whose contrast is tested', () => {
  const css = readFileSync(join(import.meta.dirname, '../src/look/palette.css'), 'utf8')
  const declared = [...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [
    name,
    colour,
  ])
  expect(Object.fromEntries(declared)).toEqual(PALETTE)
})
