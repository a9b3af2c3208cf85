export type Metric = {
  name: string
  value: number
  unit: string
  target: string
  holds: boolean
  against: string
}

export function metric(name: string, value: number, unit: string, target: string, against: string): Metric {
  const rounded = Math.round(value * 100) / 100
  const [, sign, limit] = /^(<=|>=|<|>) ([\d.]+)$/.exec(target) ?? []
  const bound = Number.parseFloat(limit ?? 'NaN')
  const holds = { '<=': value <= bound, '>=': value >= bound, '<': value < bound, '>': value > bound }[
    sign ?? '<'
  ]
  return { name, value: rounded, unit, target, holds: holds ?? false, against }
}

export function report(
  bench: string,
  metrics: readonly Metric[],
  leftOut: string | null,
  json: boolean,
): void {
  if (json) {
    console.log(JSON.stringify({ bench, metrics, ...(leftOut ? { leftOut } : {}) }))
    return
  }
  for (const { name, value, unit, target, holds, against } of metrics)
    console.log(
      `${name.padEnd(36)}${String(value).padStart(10)} ${unit.padEnd(8)}${target.padEnd(10)}${holds ? '✓' : '✗'}  ${against}`,
    )
  if (leftOut) console.log(leftOut)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
