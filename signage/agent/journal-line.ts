import { createHash } from 'node:crypto'
import { z } from 'zod'
import { chainText, PlayRecord } from '@linli/contract/plays.ts'

/** A play that is on: what is written at its first painted frame. */
export const OpenPlay = PlayRecord.omit({ durationMs: true, ending: true, chain: true }).extend({
  /** When the slot ends, ms. */
  slotEndsAt: z.int(),
})
export type OpenPlay = z.infer<typeof OpenPlay>

/** How a play came to its end. */
export const Closing = PlayRecord.pick({ number: true, durationMs: true, ending: true, chain: true })
export type Closing = z.infer<typeof Closing>

export const JournalEntry = z.union([z.strictObject({ open: OpenPlay }), z.strictObject({ close: Closing })])
export type JournalEntry = z.infer<typeof JournalEntry>

/** One line: eight hex digits of the SHA-256 of the JSON, the JSON, a line feed. */
export function lineOf(entry: JournalEntry): string {
  const json = JSON.stringify(entry)
  return `${sumOf(json)} ${json}\n`
}

/**
 * Reads lines up to the first that is torn or damaged. `wholeBytes` is where that one begins: all that was ever
 * answered for lies before it, as long as only the tail was torn.
 */
export function readLines(text: Buffer): { entries: JournalEntry[]; wholeBytes: number } {
  const entries: JournalEntry[] = []
  let at = 0
  for (;;) {
    const end = text.indexOf(0x0a, at)
    const entry = end < 0 ? null : entryIn(text.toString('utf8', at, end))
    if (!entry) return { entries, wholeBytes: at }
    entries.push(entry)
    at = end + 1
  }
}

function entryIn(line: string): JournalEntry | null {
  const json = line.slice(9)
  if (line.slice(0, 9) !== `${sumOf(json)} `) return null
  try {
    return JournalEntry.parse(JSON.parse(json))
  } catch {
    return null
  }
}

function sumOf(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 8)
}

/** The record of a play that is over, chained to the one before. */
export function closePlay(
  open: OpenPlay,
  durationMs: number,
  ending: 'whole' | 'cut',
  previousChain: string,
): PlayRecord {
  const { slotEndsAt: _, ...rest } = open
  const play = { ...rest, durationMs, ending }
  const chain = createHash('sha256').update(chainText(previousChain, play), 'utf8').digest('hex')
  return { ...play, chain }
}
