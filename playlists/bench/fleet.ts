import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { compile } from '../compile/compile.ts'
import { explain } from '../explain/explain.ts'
import type { Plan } from '../plan/plan.ts'
import { nowPlaying } from '../sequence/sequence.ts'
import { admissionTimes } from './admission-times.ts'
import type { FleetRun } from './fleet-day.ts'
import { atMost, plain, print, quantile, type Metric } from './report.ts'
import { fleetOf, FLEET_DAY, HORIZON_DAYS, programmeOf, type Fleet } from './workloads/fleet.ts'

const QUICK = process.argv.includes('--quick')
const JSON_ONLY = process.argv.includes('--json')
const SCREENS = QUICK ? 2_000 : 10_000
const SMALL = SCREENS / 100

/** Each run is a process of its own with a small young generation, as a server would run it: its peak is its own. */
function inOwnProcess(script: string, count: number, sharing: boolean): FleetRun {
  const args = ['--max-semi-space-size=4', script, String(count), sharing ? 'shared' : 'each']
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as FleetRun
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

interface CallTimes {
  now: number
  nowCold: number
  explain: number
  explainWorst: number
}

/** Milliseconds a call at unrelated moments of a plan already in use, and the first call of all, at its last day. */
function callTimes(plan: Plan): CallTimes {
  const span = HORIZON_DAYS * 86_400_000
  const moments = Array.from({ length: 2000 }, (_, k) => FLEET_DAY + ((k * 7_919_993) % span))
  const copy = structuredClone(plan)
  const timed = (work: () => unknown): number => {
    const started = performance.now()
    work()
    return performance.now() - started
  }
  const nowCold = timed(() => nowPlaying(copy, FLEET_DAY + span - 8 * 3_600_000))
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

function fleetMetrics(script: string): Metric[] {
  const small = inOwnProcess(script, SMALL, false)
  const shared = inOwnProcess(script, SCREENS, true)
  const each = inOwnProcess(script, SCREENS, false)
  const limit = (SCREENS / 10_000) * 15
  const perScreen = (run: FleetRun): number => run.dayMs / run.plans
  return [
    plain('fleet.screens', SCREENS, 'screens', `${each.slots} plays`),
    atMost(
      'fleet.day.shared.seconds',
      shared.dayMs / 1000,
      'CPU s',
      limit,
      `${shared.plans} different plans`,
    ),
    plain('fleet.day.seconds', each.dayMs / 1000, 'CPU s', 'every screen by itself'),
    plain('fleet.compile.shared.seconds', shared.compileMs / 1000, 'CPU s'),
    plain('fleet.compile.seconds', each.compileMs / 1000, 'CPU s', 'every screen by itself'),
    atMost('fleet.memory.shared', shared.peakMb, 'MB', 150, 'peak of the whole process'),
    atMost('fleet.memory', each.peakMb, 'MB', 150, 'peak of the whole process'),
    atMost(
      'fleet.growth',
      perScreen(each) / perScreen(small),
      'times',
      1.25,
      `a screen of ${SCREENS} to one of ${SMALL}`,
    ),
  ]
}

function run(): Metric[] {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'))
  try {
    const script = join(folder, 'fleet-day.mjs')
    const entry = fileURLToPath(new URL('./fleet-day.ts', import.meta.url))
    buildSync({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: script,
      logLevel: 'error',
    })
    const fleet = fleetOf(SCREENS)
    const bytes = bytesOf(fleet)
    const calls = callTimes(compile(programmeOf(fleet, fleet.screens[0]!)).plan)
    return [
      ...fleetMetrics(script),
      atMost('plan.bytes.day', bytes.json, 'bytes', 4000, `${HORIZON_DAYS} days of plan`),
      atMost('plan.bytes.day.gzip', bytes.gzip, 'bytes', 1200),
      plain('plan.bytes.day.brotli', bytes.brotli, 'bytes'),
      atMost('now-playing.mean', calls.now, 'ms', 1),
      plain('now-playing.first', calls.nowCold, 'ms', 'two weeks ahead, nothing known'),
      atMost('explain.mean', calls.explain, 'ms', 1),
      plain('explain.p99', calls.explainWorst, 'ms'),
      ...admissionTimes(),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const leftOut = QUICK ? ['8 000 of the 10 000 screens; the limit in seconds is scaled'] : []
print({ bench: 'fleet', metrics: run(), table: [], leftOut }, JSON_ONLY)
