import { readFileSync } from 'node:fs'
import { parsePlan } from '../plan/parse-plan.ts'
import type { Plan } from '../plan/plan.ts'
import { Complaint } from './complaint.ts'

/** The JSON in a file, or on standard input for `-`. */
export function readJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch {
    throw new Complaint({ zh: `读不到文件 ${path}`, en: `cannot read ${path}` })
  }
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Complaint({ zh: `${path} 不是 JSON：${reason}`, en: `${path} is not JSON: ${reason}` })
  }
}

/**
 * A plan, or one screen's plan of a file `{ "screens": { "<screen>": <plan>, … } }`.
 * @throws PlanProblem, Complaint
 */
export function readPlan(path: string, screen: string | undefined): Plan {
  const json = readJson(path)
  const screens = typeof json === 'object' && json !== null && 'screens' in json ? json.screens : undefined
  if (typeof screens !== 'object' || screens === null) return parsePlan(json)
  const plans = new Map(Object.entries(screens))
  const chosen = screen ?? [...plans.keys()][0]
  const plan: unknown = chosen === undefined ? undefined : plans.get(chosen)
  if (plan === undefined) {
    const names = [...plans.keys()].join(', ')
    throw new Complaint({
      zh: `没有屏 ${chosen ?? ''}；有：${names}`,
      en: `no screen ${chosen ?? ''}; there are ${names}`,
    })
  }
  return parsePlan(plan)
}
