import { mkdir, open, readFile, readdir, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlayRecord } from '@linli/contract/plays.ts'
import { syncDirectory } from './durable.ts'
import { readLines, type Closing, type JournalEntry, type OpenPlay } from './journal-line.ts'

/** One file of the journal: plays from number `first` on. */
export type Segment = { first: number; path: string; bytes: number; plays: number }

const NAME = /^(\d{12})\.plays$/

/** The last play that is over, and the one that is on. */
export type Tail = { closed: PlayRecord | null; open: OpenPlay | null }

/**
 * The segments of a folder in order, the last one cut back to its whole lines. Only the end is read: a month of plays
 * must not delay the first picture.
 */
export async function readSegments(dir: string): Promise<{ segments: Segment[]; tail: Tail }> {
  await mkdir(dir, { recursive: true })
  const names = (await readdir(dir)).filter((name) => NAME.test(name)).sort()
  const segments = await Promise.all(names.map((name, index) => segmentOf(dir, name, names[index + 1])))
  const last = segments.at(-1)
  if (!last) return { segments, tail: { closed: null, open: null } }
  const bytes = await readFile(last.path)
  const { entries, wholeBytes } = readLines(bytes)
  if (wholeBytes < bytes.length) await cutBack(last.path, wholeBytes)
  const { plays, open: opened } = playsIn(entries)
  last.bytes = wholeBytes
  last.plays = plays.length + (opened ? 1 : 0)
  const before = segments.at(-2)
  const closed = plays.at(-1) ?? (before ? ((await playsOf(before)).at(-1) ?? null) : null)
  return { segments, tail: { closed, open: opened } }
}

// A full segment holds the numbers up to where the next one begins.
async function segmentOf(dir: string, name: string, next: string | undefined): Promise<Segment> {
  const path = join(dir, name)
  const first = Number(name.slice(0, 12))
  const plays = next === undefined ? 0 : Number(next.slice(0, 12)) - first
  return { first, path, bytes: (await stat(path)).size, plays }
}

/** The plays of one segment that are over. */
export async function playsOf(segment: Segment): Promise<PlayRecord[]> {
  return playsIn(readLines(await readFile(segment.path)).entries).plays
}

/** A new segment; its name is there for good when this returns. */
export async function startSegment(dir: string, first: number): Promise<Segment> {
  const path = join(dir, `${String(first).padStart(12, '0')}.plays`)
  const handle = await open(path, 'a')
  await handle.close()
  await syncDirectory(dir)
  return { first, path, bytes: 0, plays: 0 }
}

/** Appends lines and waits until the disk has them. A write that fails leaves nothing behind. */
export async function append(segment: Segment, lines: string): Promise<void> {
  const bytes = Buffer.from(lines, 'utf8')
  const handle = await open(segment.path, 'r+')
  try {
    await handle.write(bytes, 0, bytes.length, segment.bytes)
    await handle.datasync()
    segment.bytes += bytes.length
  } catch (problem) {
    await handle.truncate(segment.bytes).catch(() => undefined)
    throw problem
  } finally {
    await handle.close()
  }
}

export async function removeSegment(segment: Segment): Promise<void> {
  await rm(segment.path, { force: true })
}

async function cutBack(path: string, bytes: number): Promise<void> {
  await truncate(path, bytes)
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

function playsIn(entries: JournalEntry[]): { plays: PlayRecord[]; open: OpenPlay | null } {
  const plays: PlayRecord[] = []
  let opened: OpenPlay | null = null
  for (const entry of entries) {
    if ('open' in entry) opened = entry.open
    else if (opened?.number === entry.close.number) {
      plays.push(recordOf(opened, entry.close))
      opened = null
    }
  }
  return { plays, open: opened }
}

function recordOf(open: OpenPlay, close: Closing): PlayRecord {
  const { slotEndsAt: _, ...rest } = open
  return { ...rest, ...close }
}
