import { parseArgs } from 'node:util'
import { PlanProblem } from '../plan/plan-problem.ts'
import { COMMANDS } from './commands.ts'
import { Complaint } from './complaint.ts'
import { languageOf, type Language } from './language.ts'
import { problemLines } from './problem-words.ts'
import { readPlan } from './read-plan.ts'

const USAGE = `playlists check   PLAN
playlists day     PLAN [--date 2026-11-21] [--screen ID] [--zone main] [--ndjson]
playlists now     PLAN --at 2026-11-21T18:05
playlists explain PLAN ITEM --at 2026-11-21T18:05
playlists fit     PLAN BOOKING
playlists chart   PLAN [--date 2026-11-21] [-o day.svg]
playlists smil    PLAN [--date 2026-11-21] [-o day.smil]

--lang zh|en   --json   PLAN may be - for standard input`

function run(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      date: { type: 'string' },
      screen: { type: 'string' },
      zone: { type: 'string', default: 'main' },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
      ndjson: { type: 'boolean', default: false },
      output: { type: 'string', short: 'o' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [name = '', path, ...rest] = positionals
  const command = name in COMMANDS ? COMMANDS[name as keyof typeof COMMANDS] : undefined
  if (values.help || command === undefined || path === undefined) {
    console.log(USAGE)
    return values.help ? 0 : 2
  }
  const language = languageOf(values.lang)
  try {
    const plan = readPlan(path, values.screen)
    const { at, date, zone, output } = values
    const lines = command(plan, {
      language,
      rest,
      at,
      date,
      zone,
      output,
      json: values.json || values.ndjson,
    })
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
    return 0
  } catch (problem) {
    return complain(problem, language)
  }
}

function complain(problem: unknown, language: Language): number {
  if (problem instanceof PlanProblem) {
    for (const line of problemLines(problem)) console.error(line[language])
    return 1
  }
  if (problem instanceof Complaint) {
    console.error(problem.sentence[language])
    return 2
  }
  throw problem
}

// `playlists day … | head` closes the pipe early; that is no mistake.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem
  process.exit(0)
})

try {
  process.exitCode = run(process.argv.slice(2))
} catch (problem) {
  const badOption =
    problem instanceof TypeError && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS')
  if (!badOption) throw problem
  console.error(problem.message)
  console.log(USAGE)
  process.exitCode = 2
}
