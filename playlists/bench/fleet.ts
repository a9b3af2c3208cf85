import { brotliCompressSync, gzipSync } from 'node:zlib'
import { compile } from '../compile/compile.ts'
import { explain } from '../explain/explain.ts'
import type { Plan } from '../plan/plan.ts'
import { nowPlaying, sequence } from '../sequence/sequence.ts'
import { admissionTimes } from './admission-times.ts'
import { atMost, plain, print, quantile, type Metric } from './report.ts'
import { fleetOf, FLEET_DAY, HORIZON_DAYS, programmeOf, type Fleet } from './workloads/fleet.ts'

const QUICK = process.argv.includes('--quick')
const JSON_ONLY = process.argv.includes('--json')
const DAY = 86_400_000
const SCREENS = QUICK ? 2_000 : 10_000

interface DayRun {
  compileMs: number
  dayMs: number
  slots: number
  plans: number
}

/** Compiles and plays a day for every screen, one after another; with sharing, screens with equal plans are done once. */
function dayFor(fleet: Fleet, sharing: boolean): DayRun {
  const done = new Map<string, number>()
  const run: DayRun = { compileMs: 0, dayMs: 0, slots: 0, plans: 0 }
  for (const screen of fleet.screens) {
    const key = `${screen.community} ${screen.venue}`
    const known = sharing ? done.get(key) : undefined
    if (known !== undefined) {
      run.slots += known
      continue
    }
    const started = process.cpuUsage().user
    const { plan } = compile(programmeOf(fleet, screen))
    const compiled = process.cpuUsage().user
    const slots = sequence(plan, FLEET_DAY, FLEET_DAY + DAY).length
    run.compileMs += (compiled - started) / 1000
    run.dayMs += (process.cpuUsage().user - compiled) / 1000
    run.slots += slots
    run.plans++
    done.set(key, slots)
  }
  return run
}

function bytesOf(fleet: Fleet): { json: number; gzip: number; brotli: number } {
  const plans = fleet.screens
    .slice(0, 200)
    .map((screen) => JSON.stringify(compile(programmeOf(fleet, screen)).plan))
  const mean = (sizes: number[]): number => sizes.reduce((a, b) => a + b, 0) / sizes.length / HORIZON_DAYS
  return {
    json: mean(plans.map((text) => Buffer.byteLength(text))),
    gzip: mean(plans.map((text) => gzipSync(text).length)),
    brotli: mean(plans.map((text) => brotliCompressSync(text).length)),
  }
}

/** Microseconds a call, over calls at unrelated moments of a plan already in use, and the first call of all. */
function callTimes(plan: Plan): { now: number; nowCold: number; explain: number; explainWorst: number } {
  const moments = Array.from({ length: 2000 }, (_, k) => FLEET_DAY + ((k * 7_919_993) % (HORIZON_DAYS * DAY)))
  const copy = structuredClone(plan)
  const timed = (work: () => unknown): number => {
    const started = performance.now()
    work()
    return (performance.now() - started) * 1000
  }
  const nowCold = timed(() => nowPlaying(copy, FLEET_DAY + HORIZON_DAYS * DAY - 8 * 3_600_000))
  const now = timed(() => moments.map((at) => nowPlaying(copy, at))) / moments.length
  const items = plan.items.map(({ id }) => id)
  const each = moments.map((at, k) => timed(() => explain(copy, items[k % items.length]!, at)))
  return {
    now,
    nowCold,
    explain: each.reduce((a, b) => a + b, 0) / each.length,
    explainWorst: quantile(each, 0.99),
  }
}

function run(): Metric[] {
  const fleet = fleetOf(SCREENS)
  for (const screen of fleetOf(100, 9).screens) compile(programmeOf(fleetOf(100, 9), screen))
  dayFor(fleetOf(200, 3), false)
  const small = dayFor(fleetOf(SCREENS / 100), false)
  const shared = dayFor(fleet, true)
  const rssShared = process.resourceUsage().maxRSS / 1024
  const each = dayFor(fleet, false)
  const rss = process.resourceUsage().maxRSS / 1024
  const perScreen = each.dayMs / SCREENS
  const bytes = bytesOf(fleet)
  const { plan } = compile(programmeOf(fleet, fleet.screens[0]!))
  const calls = callTimes(plan)
  const limit = (SCREENS / 10_000) * 15
  return [
    plain('fleet.screens', SCREENS, 'screens'),
    plain('fleet.items.mean', each.slots === 0 ? 0 : plan.items.length, 'items a screen'),
    atMost('fleet.day.seconds', each.dayMs / 1000, 's', limit, 'every screen by itself'),
    atMost(
      'fleet.day.shared.seconds',
      shared.dayMs / 1000,
      's',
      limit,
      `${shared.plans} plans for ${SCREENS} screens`,
    ),
    plain('fleet.compile.seconds', each.compileMs / 1000, 's'),
    plain('fleet.compile.shared.seconds', shared.compileMs / 1000, 's'),
    plain('fleet.slots', each.slots, 'plays'),
    atMost('fleet.memory.shared', rssShared, 'MB', 150, 'peak of the whole process'),
    atMost('fleet.memory', rss, 'MB', 150, 'peak of the whole process'),
    atMost(
      'fleet.growth',
      perScreen / (small.dayMs / (SCREENS / 100)),
      'times a screen',
      1.25,
      `${SCREENS / 100} screens`,
    ),
    atMost('plan.bytes.day', bytes.json, 'bytes', 4000),
    atMost('plan.bytes.day.gzip', bytes.gzip, 'bytes', 1200),
    plain('plan.bytes.day.brotli', bytes.brotli, 'bytes'),
    atMost('now-playing.mean', calls.now / 1000, 'ms', 1),
    plain('now-playing.first', calls.nowCold / 1000, 'ms', 'two weeks ahead, nothing known'),
    atMost('explain.mean', calls.explain / 1000, 'ms', 1),
    plain('explain.p99', calls.explainWorst / 1000, 'ms'),
    ...admissionTimes(),
  ]
}

const leftOut = QUICK ? ['8 000 of the 10 000 screens; limits are scaled'] : []
print({ bench: 'fleet', metrics: run(), table: [], leftOut }, JSON_ONLY)
