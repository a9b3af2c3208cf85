import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { diskBlobs, type Blobs } from './blobs.ts'

const sha256 = 'ab'.repeat(32)
let directory: string
let blobs: Blobs
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'linli-blobs-'))
  blobs = diskBlobs(directory)
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

async function put(content: string): Promise<void> {
  const draft = await blobs.newDraft()
  writeFileSync(join(draft, 'file'), content)
  await blobs.put(sha256, join(draft, 'file'))
  await blobs.dropDraft(draft)
}

it('keeps a file below the first two letters of its hash, and nothing else', async () => {
  await put('hello')
  expect(readdirSync(directory, { recursive: true }).sort()).toEqual(['ab', join('ab', sha256), 'drafts'])
  expect(await blobs.size(sha256)).toBe(5)
  expect(await blobs.size('cd'.repeat(32))).toBeUndefined()
})

it('reads a file whole or in part, also while the same bytes are put again', async () => {
  await put('hello')
  const reading = blobs.open(sha256)
  await put('hello')
  expect(await text(reading)).toBe('hello')
  expect(await text(blobs.open(sha256, { start: 1, end: 3 }))).toBe('ell')
})

it('sweeps the drafts of whoever was killed, and leaves those in the making', async () => {
  const old = await blobs.newDraft()
  const young = await blobs.newDraft()
  writeFileSync(join(old, 'upload'), 'half')
  utimesSync(old, new Date('2026-11-20T00:00:00.000Z'), new Date('2026-11-20T00:00:00.000Z'))
  utimesSync(young, new Date('2026-11-21T07:59:00.000Z'), new Date('2026-11-21T07:59:00.000Z'))
  expect(await blobs.sweepDrafts('2026-11-21T07:00:00.000Z')).toBe(1)
  expect(readdirSync(join(directory, 'drafts'))).toHaveLength(1)
})
