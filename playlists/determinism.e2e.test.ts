import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright'
import { describe, expect, it } from 'vitest'
import { sequence } from './sequence/sequence.ts'
import type { Plan } from './plan/plan.ts'
import { namedWorkloads } from './bench/workloads/named.ts'
import { randomWorkload } from './bench/workloads/random.ts'
import { planOf } from './bench/our-method.ts'

const FLAGS = [
  '--no-sandbox',
  '--headless=new',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

const entry = fileURLToPath(new URL('./index.ts', import.meta.url))
const plans = [...namedWorkloads(7), ...[1, 2, 3, 4, 5, 6].map(randomWorkload)].map((day) => planOf(day, 5))
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const text = (plan: Plan): string =>
  JSON.stringify(sequence(plan, Date.parse(plan.from), Date.parse(plan.until)))

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'playlists',
    target: 'es2022',
  })
  return outputFiles[0]!.text
}

describe('the same plan', () => {
  it('gives the same sequence, hash for hash, in Node, bundled, and in the browser', async () => {
    const executablePath = process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium'
    if (!existsSync(executablePath))
      throw new Error(`No Chromium at ${executablePath}: set LINLI_CHROMIUM to one.`)
    const source = await bundle()
    const here = plans.map((plan) => hash(text(plan)))

    const bundled = new Function(`${source}; return playlists`)() as { sequence: typeof sequence }
    const copies = plans.map((plan) => JSON.parse(JSON.stringify(plan)) as Plan)
    expect(
      copies.map((plan) =>
        hash(JSON.stringify(bundled.sequence(plan, Date.parse(plan.from), Date.parse(plan.until)))),
      ),
    ).toEqual(here)

    const browser = await chromium.launch({ executablePath, args: FLAGS })
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: source })
      const there = await page.evaluate((all) => {
        const engine = (globalThis as unknown as { playlists: { sequence: typeof sequence } }).playlists
        return all.map((plan) =>
          JSON.stringify(engine.sequence(plan, Date.parse(plan.from), Date.parse(plan.until))),
        )
      }, copies)
      expect(there.map(hash)).toEqual(here)
    } finally {
      await browser.close()
    }
  }, 60_000)
})
