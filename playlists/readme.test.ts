import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePlan, sequence, warningsOf } from './index.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const readme = read('./README.md')

/** The fenced example of that name in the README. */
function example(name: string): string {
  const found = new RegExp(`\`\`\`\\w+ example:${name}\\n([\\s\\S]*?)\`\`\``).exec(readme)
  if (found === null) throw new Error(`the README has no example called ${name}`)
  return found[1]!.trim()
}

describe('the README', () => {
  it('shows a plan that parses and its first plays', () => {
    const plan = parsePlan(JSON.parse(example('smallest')))
    const start = Date.parse(plan.from)
    const plays = sequence(plan, start, start + 90_000).map(
      ({ itemId, startsAt }) => `${(startsAt - start) / 1000} ${itemId}`,
    )
    expect(plays.join('\n')).toBe(example('first-plays'))
  })

  it('points to an example without a flaw', () => {
    const plan = parsePlan(JSON.parse(read('./examples/lobby.json')))
    expect(warningsOf(plan)).toEqual([])
  })

  it('shows what a refusal says', () => {
    const plan = JSON.parse(read('./examples/lobby.json')) as {
      items: { id: string; rate: { ppm: number } }[]
    }
    plan.items.find(({ id }) => id === 'choir')!.rate.ppm = 900_000
    expect(() => parsePlan(plan)).toThrow(example('refused'))
  })

  it('names every field of a plan', () => {
    for (const field of Object.keys(JSON.parse(example('smallest')) as object)) {
      expect(readme).toContain(field)
    }
  })
})
