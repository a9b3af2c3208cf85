import { sequenceHash } from './sequence-hash.ts'
import { measure, type Measures } from './metrics.ts'
import { RIVALS, WEDF, WEDF_PROVEN, type Contender } from './methods.ts'
import { planOf } from './our-method.ts'
import { atLeast, atMost, plain, print, quantile, type Metric } from './report.ts'
import { namedWorkloads } from './workloads/named.ts'
import { randomWorkload } from './workloads/random.ts'
import type { Workload } from './workload.ts'

const QUICK = process.argv.includes('--quick')
const JSON_ONLY = process.argv.includes('--json')
const DAYS = 200
const SEEDS = QUICK ? [1] : [1, 2, 3]
/** In a quick run the rivals, which are slow, play only so many of the random days. */
const RIVAL_DAYS = QUICK ? 45 : DAYS

interface Row extends Measures {
  day: string
  separated: boolean
  method: string
  ms: number
}

function run(contender: Contender, workload: Workload, seed: number): Row {
  const started = performance.now()
  const plays = contender.play(workload, seed)
  const ms = performance.now() - started
  return {
    day: workload.name,
    separated: workload.separated,
    method: contender.name,
    ms,
    ...measure(workload, plays),
  }
}

const COLUMNS: [string, (row: Row) => string][] = [
  ['dev ads', (row) => row.devAds.toFixed(2)],
  ['dev all', (row) => row.devAll.toFixed(2)],
  ['mean', (row) => row.devMean.toFixed(2)],
  ['gap not.', (row) => row.gapNotices.toFixed(2)],
  ['gap ads', (row) => row.gapAds.toFixed(2)],
  ['delivery', (row) => `${row.deliveryMin.toFixed(2)}–${row.deliveryMax.toFixed(2)}`],
  ['off', (row) => row.off.toFixed(1)],
  ['sep ‰', (row) => row.separation.toFixed(1)],
  ['b2b ‰', (row) => row.repeats.toFixed(1)],
  ['quota', (row) => row.quota.toFixed(2)],
  ['expiry', (row) => String(row.expiredShort)],
  ['pace', (row) => row.pace.toFixed(3)],
  ['ms', (row) => row.ms.toFixed(1)],
]

function tableOf(rows: readonly Row[]): string[] {
  const head = ['day'.padEnd(20), 'method'.padEnd(19), ...COLUMNS.map(([name]) => name.padStart(10))].join(
    ' ',
  )
  const lines = rows.map((row) =>
    [row.day.padEnd(20), row.method.padEnd(19), ...COLUMNS.map(([, cell]) => cell(row).padStart(10))].join(
      ' ',
    ),
  )
  return [head, ...lines]
}

const named = namedWorkloads(7).flatMap((workload) =>
  [WEDF, WEDF_PROVEN, ...RIVALS]
    .filter(({ canPlay }) => canPlay(workload))
    .map((method) => run(method, workload, 1)),
)
const random = SEEDS.flatMap((seed) =>
  Array.from({ length: DAYS }, (_, k) => {
    const workload = randomWorkload(seed * 1000 + k)
    const rivals = k < RIVAL_DAYS ? RIVALS : []
    return [WEDF, WEDF_PROVEN, ...rivals]
      .filter(({ canPlay }) => canPlay(workload))
      .map((m) => run(m, workload, seed))
  }).flat(),
)

function of(rows: readonly Row[], method: string): Row[] {
  return rows.filter((row) => row.method === method)
}

const worst = (rows: readonly Row[], value: (row: Row) => number): number => Math.max(0, ...rows.map(value))

/** The best rival that can play every day of the set, by its worst day. */
function bestRival(rows: readonly Row[], value: (row: Row) => number): string {
  const days = new Set(rows.map(({ day }) => day)).size
  const scores = RIVALS.map(({ name }) => ({ name, own: of(rows, name) })).filter(
    ({ own }) => own.length === days,
  )
  // Who lets competitors follow each other has an easier task.
  const keeping = scores.filter(({ own }) => own.every(({ separation }) => separation === 0))
  const ranked = (keeping.length > 0 ? keeping : scores)
    .map(({ name, own }) => ({ name, worst: worst(own, value) }))
    .sort((a, b) => a.worst - b.worst)
  const list = scores.find(({ name }) => name === 'sequential list')
  const best = ranked[0]
  return `${best?.name ?? 'nobody'} ${best?.worst.toFixed(2) ?? ''}, sequential list ${list ? worst(list.own, value).toFixed(0) : ''}`
}

function namedMetrics(): Metric[] {
  const upToNine = named.filter(({ day }) => !day.startsWith('W10'))
  const free = upToNine.filter(({ separated }) => !separated)
  const apart = upToNine.filter(({ separated }) => separated)
  const cascade = named.filter(({ day }) => day.startsWith('W10'))
  const dev = (row: Row): number => row.devAll
  const ours = of(upToNine, 'wedf')
  return [
    atMost('wedf.dev.max', worst(of(free, 'wedf'), dev), 'slots', 1, bestRival(free, dev)),
    atMost('wedf.dev.separated.max', worst(of(apart, 'wedf'), dev), 'slots', 1.5, bestRival(apart, dev)),
    atMost('wedf.dev.cascade', worst(of(cascade, 'wedf'), dev), 'slots', 1, bestRival(cascade, dev)),
    atMost('wedf.proven.dev.max', worst(of(free, 'wedf proven'), dev), 'slots', 1),
    atMost(
      'wedf.gap.notices.max',
      worst(ours, (row) => row.gapNotices),
      'ideal gaps',
      2,
      bestRival(upToNine, (row) => row.gapNotices),
    ),
    atMost(
      'wedf.delivery.off.max',
      worst(ours, (row) => row.off),
      'plays',
      1,
      bestRival(upToNine, (row) => row.off),
    ),
    atMost(
      'wedf.separation.violations',
      worst(ours, (row) => row.separation),
      'per 1000',
      0,
      bestRival(apart, (row) => row.separation),
    ),
    atMost(
      'wedf.expired.short',
      worst(ours, (row) => row.expiredShort),
      'notices',
      0,
    ),
  ]
}

function randomMetrics(): Metric[] {
  const dev = (row: Row): number => row.devAll
  const metrics: Metric[] = []
  for (const [name, separated] of [
    ['free', false],
    ['separated', true],
  ] as const) {
    const rows = random.filter((row) => row.separated === separated)
    const ours = of(rows, 'wedf')
    const common = rows.filter(({ day }) => rows.some((row) => row.day === day && row.method === 'swrr'))
    const limit = separated ? 1.5 : 1
    metrics.push(
      plain(`random.${name}.days`, ours.length, 'days'),
      plain(`random.${name}.dev.median`, quantile(ours.map(dev), 0.5), 'slots', mediansOf(common, dev)),
      atMost(`random.${name}.dev.p95`, quantile(ours.map(dev), 0.95), 'slots', limit),
      plain(`random.${name}.dev.max`, worst(ours, dev), 'slots', bestRival(common, dev)),
      plain(`random.${name}.proven.dev.max`, worst(of(rows, 'wedf proven'), dev), 'slots'),
      plain(
        `random.${name}.gap.notices.max`,
        worst(ours, (row) => row.gapNotices),
        'ideal gaps',
        bestRival(common, (row) => row.gapNotices),
      ),
      atMost(
        `random.${name}.separation`,
        worst(ours, (row) => row.separation),
        'per 1000',
        0,
      ),
      ...RIVALS.map((rival) => beats(rows, rival.name, name)).filter((metric) => metric !== null),
    )
  }
  return metrics
}

function mediansOf(rows: readonly Row[], value: (row: Row) => number): string {
  const names = RIVALS.map(({ name }) => name).filter((name) => of(rows, name).length > 0)
  return names.map((name) => `${name} ${quantile(of(rows, name).map(value), 0.5).toFixed(2)}`).join(', ')
}

/** Day by day, how many times further off the rival is; the median of the pairs, and how often it was nearer. */
function beats(rows: readonly Row[], rival: string, set: string): Metric | null {
  const pairs = of(rows, rival).map((row) => {
    const own = rows.find(({ day, method }) => day === row.day && method === 'wedf')!
    return row.devAll / own.devAll
  })
  if (pairs.length === 0) return null
  const lost = pairs.filter((ratio) => ratio < 0.995).length
  const name = `random.${set}.dev.ratio ${rival}`
  // Nobody beats the optimum; it is there to show how near we are.
  if (rival === 'offline optimum') return plain(name, quantile(pairs, 0.5), 'times', `${pairs.length} days`)
  return atLeast(name, quantile(pairs, 0.5), 'times', 1, `nearer on ${lost} of ${pairs.length} days`)
}

function sameEverywhere(): Metric {
  const plans = namedWorkloads(7).map((workload) => planOf(workload, 1))
  const differs = plans.filter(
    (plan) => sequenceHash(plan) !== sequenceHash(JSON.parse(JSON.stringify(plan))),
  )
  return atMost('determinism.json-round-trip.differs', differs.length, 'plans', 0)
}

const leftOut = QUICK
  ? [`the rivals on ${DAYS - RIVAL_DAYS} of ${DAYS} random days, and two of three seeds`]
  : []
print(
  {
    bench: 'merge',
    metrics: [...namedMetrics(), ...randomMetrics(), sameEverywhere()],
    table: tableOf(named),
    leftOut,
  },
  JSON_ONLY,
)
