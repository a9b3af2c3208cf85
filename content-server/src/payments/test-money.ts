import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HostileWorld } from './hostile-world.ts'

/**
 * Hostile callback sequences by the thousand, with crashes: prints what was done, and our books
 * beside the channels'. `--sequences N` (10 000), `--seed N` (printed; the same seed does the same again).
 */
const SEQUENCES_IN_A_WORLD = 200
const LONGEST_MS = 200
/** Every tenth world has its database on disk; the others, in memory, are faster. */
const ON_DISK = 10

const sequences = numberAfter('--sequences') ?? 10_000
const seed = numberAfter('--seed') ?? process.pid
const worlds = Math.ceil(sequences / SEQUENCES_IN_A_WORLD)
const totals = { sequences: 0, commands: 0, crashes: 0, callbacks: 0, refused: 0 }
const books = { ours: { paid: 0, refunded: 0 }, theirs: { paid: 0, refunded: 0 } }
const answers: number[] = []
const complaints: string[] = []
const since = performance.now()

for (let number = 0; number < worlds; number += 1) {
  const directory = mkdtempSync(join(tmpdir(), 'linli-money-'))
  const world = await HostileWorld.start(
    dice(seed + number),
    () => performance.now(),
    number % ON_DISK === 0 ? `sqlite:${join(directory, 'linli.db')}` : undefined,
  )
  for (let i = 0; i < SEQUENCES_IN_A_WORLD && totals.sequences < sequences; i += 1) {
    await world.sequence(6)
    totals.sequences += 1
  }
  await world.drain()
  complaints.push(...(await world.complaints()).map((sentence) => `seed ${seed + number}: ${sentence}`))
  const { ours, theirs } = await world.books()
  for (const side of ['paid', 'refunded'] as const) {
    books.ours[side] += ours[side]
    books.theirs[side] += theirs[side]
  }
  for (const name of ['commands', 'crashes', 'callbacks', 'refused'] as const)
    totals[name] += world.counts[name]
  // Only on a disk does an answer wait for its bytes to be there.
  if (number % ON_DISK === 0) for (const ms of world.answerMs) answers.push(ms)
  await world.stop()
  rmSync(directory, { recursive: true })
}

const seconds = Math.round((performance.now() - since) / 1000)
const p99 = [...answers].sort((a, b) => a - b)[Math.floor(answers.length * 0.99)] ?? 0
console.log(`seed ${seed}, ${worlds} worlds, ${seconds} s`)
console.log(`${totals.sequences} sequences, ${totals.commands} commands, ${totals.crashes} crashes`)
console.log(
  `${totals.callbacks} callbacks, ${totals.refused} of them refused; p99 of the answers ${p99.toFixed(1)} ms`,
)
console.log(`paid in     ours ${books.ours.paid} fen   theirs ${books.theirs.paid} fen`)
console.log(`given back  ours ${books.ours.refunded} fen   theirs ${books.theirs.refunded} fen`)
for (const complaint of complaints) console.log(`✗ ${complaint}`)
const isRight = complaints.length === 0 && p99 <= LONGEST_MS && totals.crashes > 0 && books.ours.paid > 0
console.log(isRight ? '✓ the books are equal, and nothing is left open' : '✗ this is not right')
process.exitCode = isRight ? 0 : 1

function numberAfter(flag: string): number | undefined {
  const at = process.argv.indexOf(flag)
  return at < 0 ? undefined : Number.parseInt(process.argv[at + 1] ?? '', 10)
}

/** Mulberry32: small, and the same everywhere. */
function dice(start: number): (below: number) => number {
  let state = start >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
