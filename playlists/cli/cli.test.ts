import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parsePlan } from '../plan/parse-plan.ts'
import { COMMANDS, type Request } from './commands.ts'
import { languageOf } from './language.ts'
import { problemLines } from './problem-words.ts'
import { readJson, readPlan } from './read-plan.ts'
import { reasonWords } from './reason-words.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const LOBBY = here('../examples/lobby.json')
const folder = mkdtempSync(join(tmpdir(), 'playlists-'))

function ask(command: keyof typeof COMMANDS, more: Partial<Request> = {}): string[] {
  const request = { language: 'zh' as const, rest: [], zone: 'main', json: false, ...more }
  return COMMANDS[command](readPlan(LOBBY, undefined), request)
}

function tool(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [here('../bin/playlists.mjs'), ...args], {
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

describe('the tool', () => {
  it('checks in words, Chinese unless asked otherwise', () => {
    expect(ask('check')[0]).toMatch(/^没有问题：lobby/)
    expect(ask('check', { language: 'en' })[0]).toMatch(/^sound: lobby/)
    expect(languageOf(undefined)).toBe('zh')
  })

  it('prints a day as a table and as NDJSON', () => {
    const table = ask('day', { date: '2026-11-25' })
    expect(table[0]).toMatch(/^09:00:00 +\d+\.0 s {2}\w+/)
    const slots = ask('day', { date: '2026-11-25', json: true }).map(
      (line) => JSON.parse(line) as { startsAt: number; endsAt: number },
    )
    expect(slots).toHaveLength(table.length)
    expect(slots.at(-1)!.endsAt - slots[0]!.startsAt).toBe(3 * 3_600_000)
  })

  it('says what is on, in local time or by instant', () => {
    expect(ask('now', { at: '2026-11-21T18:05' })).toEqual(ask('now', { at: '2026-11-21T10:05:00Z' }))
    expect(ask('now', { at: '2026-11-21T23:05' })).toEqual(['屏幕关着，到 2026-11-22 07:30:00'])
  })

  it('explains in both languages', () => {
    expect(ask('explain', { rest: ['noodles'], at: '2026-11-21T14:00' })[0]).toBe(
      '不在它的时段内，到 2026-11-21 17:00:00',
    )
    expect(ask('explain', { rest: ['beauty'], at: '2026-11-21T14:00', language: 'en' })).toEqual([
      'it is not approved',
    ])
    const reasons = JSON.parse(
      ask('explain', { rest: ['choir'], at: '2026-11-21T14:00', json: true })[0]!,
    ) as { code: string }[]
    expect(reasons.length).toBeGreaterThan(0)
  })

  it('has words for every reason', () => {
    const words = reasonWords({ code: 'over-run', kinds: ['ad'], maxRunMs: 60_000 }, String)
    expect(words).toEqual({
      zh: '本类连续播放已到 60.0 秒',
      en: 'its class has had its longest run of 60.0 s',
    })
  })

  it('says whether a booking fits and what else would', () => {
    const lines = ask('fit', { rest: [here('../examples/booking.json')] })
    expect(lines[0]).toMatch(/^放不下/)
    expect(lines.some((line) => line.includes('noodles'))).toBe(true)
    expect(lines.some((line) => line.startsWith('可以：减少份额'))).toBe(true)
  })

  it('draws a row an item, promised line against played steps', () => {
    const output = join(folder, 'day.svg')
    expect(ask('chart', { date: '2026-11-21', output })).toEqual([output])
    const svg = readFileSync(output, 'utf8')
    expect(svg.match(/<polyline/g)).toHaveLength(6)
    expect(svg.match(/<path/g)).toHaveLength(6)
    expect(svg).toContain('停水通知')
  })

  it('takes one screen’s plan out of a file of many', () => {
    const plan = parsePlan(readJson(LOBBY))
    const path = join(folder, 'screens.json')
    writeFileSync(path, JSON.stringify({ screens: { s1: plan, s2: { ...plan, revision: 'second' } } }))
    expect(readPlan(path, 's2').revision).toBe('second')
    expect(() => readPlan(path, 's3')).toThrow(/s1, s2/)
  })

  it('names the place in a broken file and leaves with 1, with 2 for a wrong call', () => {
    const plan = readJson(LOBBY) as { items: { rate: { ppm: number } }[] }
    plan.items[1]!.rate.ppm = -1
    const path = join(folder, 'broken.json')
    writeFileSync(path, JSON.stringify(plan))
    const broken = tool('check', path)
    expect([broken.status, broken.err]).toEqual([
      1,
      expect.stringMatching(/^items\[1\]\.rate\.ppm：格式不对/),
    ])
    expect(tool('frobnicate', path).status).toBe(2)
    expect(tool('day', path, '--colour', 'red').status).toBe(2)
    expect(tool('check', join(folder, 'nowhere.json')).err).toMatch(/^读不到文件/)
  })

  it('runs from the command line', () => {
    const out = execFileSync(
      process.execPath,
      [here('../bin/playlists.mjs'), 'check', LOBBY, '--lang', 'en'],
      { encoding: 'utf8' },
    )
    expect(out).toMatch(/^sound: /)
  })

  it('has a name for every problem', () => {
    try {
      parsePlan({ format: 'linli-plan', version: 9 })
    } catch (problem) {
      expect(problemLines(problem as Parameters<typeof problemLines>[0])[0]!.zh).toContain(
        '计划的版本比本播放器新',
      )
    }
  })
})
