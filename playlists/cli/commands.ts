import { writeFileSync } from 'node:fs'
import { explain } from '../explain/explain.ts'
import { calendarOf } from '../local-time/calendar.ts'
import type { Plan } from '../plan/plan.ts'
import { warningsOf } from '../plan/warnings.ts'
import { nowPlaying, sequence } from '../sequence/sequence.ts'
import { isSlot, type Slot } from '../sequence/slot.ts'
import { smilOf } from '../smil/smil.ts'
import { chartOf } from './chart.ts'
import { Complaint } from './complaint.ts'
import { fitInPlan, fitLines } from './fit-in-plan.ts'
import type { Language } from './language.ts'
import { warningWords } from './problem-words.ts'
import { readJson } from './read-plan.ts'
import { reasonWords } from './reason-words.ts'
import { dayOf, momentOf, wallMoment, wallTime } from './when.ts'

/** What was asked for, besides the plan. */
export interface Request {
  language: Language
  /** Arguments after the plan. */
  rest: string[]
  at?: string | undefined
  date?: string | undefined
  zone: string
  json: boolean
  output?: string | undefined
}

export type Command = (plan: Plan, request: Request) => string[]

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Complaint({ zh: `缺少 ${name}`, en: `${name} is missing` })
  return value
}

const check: Command = (plan, { language, json }) => {
  const warnings = warningsOf(plan)
  if (json) return [JSON.stringify({ ok: true, revision: plan.revision, items: plan.items.length, warnings })]
  const head = {
    zh: `没有问题：${plan.revision}，${plan.items.length} 项内容，${plan.from} 至 ${plan.until}`,
    en: `sound: ${plan.revision}, ${plan.items.length} items, ${plan.from} to ${plan.until}`,
  }
  return [head[language], ...warnings.map((warning) => `! ${warningWords(warning)[language]}`)]
}

const day: Command = (plan, request) => {
  const { from, until } = dayOf(plan, request.date)
  const slots = sequence(plan, from, until, request.zone)
  if (request.json) return slots.map((slot) => JSON.stringify(slot))
  const calendar = calendarOf(plan)
  return slots.map((slot) => slotLine(plan, slot, wallTime(calendar, slot.startsAt), request.language))
}

function slotLine(plan: Plan, slot: Slot, time: string, language: Language): string {
  const item = plan.items.find(({ id }) => id === slot.itemId)
  const title = (language === 'en' ? item?.title.en : undefined) ?? item?.title.zh ?? ''
  const length = `${((slot.endsAt - slot.startsAt) / 1000).toFixed(1)} s`.padStart(8)
  const lag = `${(slot.why.lagMs / 1000).toFixed(1)} s`.padStart(9)
  return `${time} ${length}  ${slot.kind.padEnd(8)}${slot.why.code.padEnd(20)}${lag}  ${slot.itemId}  ${title}`
}

const now: Command = (plan, request) => {
  const at = momentOf(plan, required(request.at, '--at'))
  const playing = nowPlaying(plan, at, request.zone)
  if (request.json) return [JSON.stringify(playing)]
  const calendar = calendarOf(plan)
  if (isSlot(playing))
    return [slotLine(plan, playing, wallMoment(calendar, playing.startsAt), request.language)]
  const until = playing.until === null ? '' : wallMoment(calendar, playing.until)
  const words = {
    'screen-closed': { zh: '屏幕关着', en: 'the screen is closed' },
    'nothing-to-play': { zh: '没有可播的内容', en: 'there is nothing to play' },
    'not-in-force': { zh: '计划此时不生效', en: 'the plan is not in force' },
  }
  const next = until === '' ? '' : { zh: `，到 ${until}`, en: `, until ${until}` }[request.language]
  return [words[playing.reason][request.language] + next]
}

const why: Command = (plan, request) => {
  const itemId = required(request.rest[0], 'ITEM')
  const reasons = explain(plan, itemId, momentOf(plan, required(request.at, '--at')))
  if (request.json) return [JSON.stringify(reasons)]
  const calendar = calendarOf(plan)
  return reasons.map((reason) => reasonWords(reason, (at) => wallMoment(calendar, at))[request.language])
}

const fit: Command = (plan, request) => {
  const answer = fitInPlan(plan, readJson(required(request.rest[0], 'BOOKING')))
  return request.json ? [JSON.stringify(answer)] : fitLines(answer, request.language)
}

const chart: Command = (plan, request) =>
  written(chartOf(plan, dayOf(plan, request.date), request.zone), request)

const smil: Command = (plan, request) => {
  const { from, until } = dayOf(plan, request.date)
  return written(smilOf(plan, from, until, { zone: request.zone }), request)
}

function written(text: string, { output }: Request): string[] {
  if (output === undefined) return [text]
  writeFileSync(output, text)
  return [output]
}

export const COMMANDS = { check, day, now, explain: why, fit, chart, smil }
