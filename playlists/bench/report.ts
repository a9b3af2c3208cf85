/** One number of a benchmark, in the language all our benchmarks speak. */
export interface Metric {
  name: string
  value: number
  unit: string
  target?: string
  holds?: boolean
  against?: string
}

/** A metric with a pass mark. */
export function atMost(name: string, value: number, unit: string, limit: number, against?: string): Metric {
  const rounded = round(value)
  return {
    name,
    value: rounded,
    unit,
    target: `<= ${limit}`,
    holds: rounded <= limit,
    ...(against ? { against } : {}),
  }
}

export function atLeast(name: string, value: number, unit: string, limit: number, against?: string): Metric {
  const rounded = round(value)
  return {
    name,
    value: rounded,
    unit,
    target: `>= ${limit}`,
    holds: rounded >= limit,
    ...(against ? { against } : {}),
  }
}

export function plain(name: string, value: number, unit: string, against?: string): Metric {
  return { name, value: round(value), unit, ...(against ? { against } : {}) }
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

export interface Report {
  bench: string
  metrics: Metric[]
  /** Lines for people, printed above the metrics. */
  table: string[]
  leftOut: string[]
}

/** With `--json` one object and nothing else; otherwise the table and what holds. The exit code says whether all hold. */
export function print({ bench, metrics, table, leftOut }: Report, json: boolean): void {
  const broken = metrics.filter(({ holds }) => holds === false)
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ bench, metrics, ...(leftOut.length > 0 ? { leftOut } : {}) })}\n`,
    )
  } else {
    for (const line of table) console.log(line)
    console.log('')
    for (const { name, value, unit, target, holds, against } of metrics) {
      const mark = holds === undefined ? ' ' : holds ? '✓' : '✗'
      const beside = against === undefined ? '' : `   against ${against}`
      console.log(
        `${mark} ${name.padEnd(40)} ${String(value).padStart(10)} ${unit.padEnd(12)} ${target ?? ''}${beside}`,
      )
    }
    for (const line of leftOut) console.log(`left out: ${line}`)
  }
  if (broken.length > 0) process.exitCode = 1
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}
