import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere, writeWhole } from './durable.ts'

/** What is kept of the time while the device is off. */
export const ClockNote = z.object({
  offset: z.number(),
  now: z.number(),
  /** Player time of the last contact with the server. */
  contactAt: z.number().nullable(),
})
export type ClockNote = z.infer<typeof ClockNote>

const fileIn = (dir: string) => join(dir, 'clock.json')

/** The note; null when there is none that can be read. */
export async function readClockNote(dir: string): Promise<ClockNote | null> {
  try {
    return ClockNote.parse(JSON.parse((await readIfThere(fileIn(dir))) ?? 'null'))
  } catch {
    return null
  }
}

export async function keepClockNote(dir: string, note: ClockNote): Promise<void> {
  await writeWhole(fileIn(dir), JSON.stringify(note))
}
