import { mkdir, open, readdir, rename, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MediaStore } from './media-store.ts'
import { newFolder } from './testing/run-agent.ts'
import { mediumOf, type TestMedium } from './testing/plans.ts'

const one = mediumOf(Buffer.alloc(200_000, 'film'), 'video/mp4')
const two = mediumOf(Buffer.alloc(150_000, 'poster'), 'image/webp')

async function storeWith(...media: TestMedium[]) {
  const dir = await newFolder()
  const store = await MediaStore.open(dir, () => 0)
  for (const { sha256, bytes } of media) {
    await writeFile(store.partPath(sha256), bytes)
    expect(await store.accept(sha256)).toBe(true)
  }
  return { dir, store }
}

async function flipBit(path: string, at: number): Promise<void> {
  const handle = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await handle.read(byte, 0, 1, at)
  await handle.write(Buffer.from([byte[0]! ^ 1]), 0, 1, at)
  await handle.close()
}

it('a download becomes a medium only when its hash is right', async () => {
  const { dir, store } = await storeWith(one)
  expect(store.has(one.sha256)).toBe(true)
  await writeFile(store.partPath(two.sha256), 'something else')
  expect(await store.accept(two.sha256)).toBe(false)
  expect(store.has(two.sha256)).toBe(false)
  expect(await readdir(join(dir, 'part'))).toEqual([])
})

const DAMAGE: [string, (path: string, other: string) => Promise<void>][] = [
  ['one bit is flipped', (path) => flipBit(path, 77_777)],
  ['it is truncated', (path) => truncate(path, 1_000)],
  ['it is emptied', (path) => truncate(path, 0)],
  ['it is filled with noughts', (path) => writeFile(path, Buffer.alloc(200_000))],
  [
    'two files change names',
    async (path, other) => {
      await rename(path, `${path}.x`)
      await rename(other, path)
      await rename(`${path}.x`, other)
    },
  ],
  [
    'a bit is flipped and the time set back',
    async (path) => {
      await flipBit(path, 5)
      await utimes(path, 1, 1)
    },
  ],
]

it.each(DAMAGE)('a medium is never handed out after %s, while running', async (_, damage) => {
  const { dir, store } = await storeWith(one, two)
  await damage(join(dir, one.sha256), join(dir, two.sha256))
  expect(await store.open(one.sha256)).toBe(null)
  expect(store.has(one.sha256)).toBe(false)
  expect(store.mayHave(one.sha256)).toBe(false)
})

it.each(DAMAGE)('a medium is never handed out after %s, while switched off', async (_, damage) => {
  const { dir } = await storeWith(one, two)
  await damage(join(dir, one.sha256), join(dir, two.sha256))
  const again = await MediaStore.open(dir, () => 0)
  expect(again.has(one.sha256)).toBe(false)
  expect(await again.scrub()).toContain(one.sha256)
  expect(await again.open(one.sha256)).toBe(null)
})

it('what is on the disk is found again at the next start, after its hash was looked at', async () => {
  const { dir } = await storeWith(one)
  await mkdir(join(dir, 'part'), { recursive: true })
  const again = await MediaStore.open(dir, () => 0)
  expect([again.mayHave(one.sha256), again.has(one.sha256)]).toEqual([true, false])
  expect(await again.scrub()).toEqual([])
  expect(again.has(one.sha256)).toBe(true)
})

it('what was used longest ago goes first, and nothing of a plan ever', async () => {
  let now = 0
  const dir = await newFolder()
  const store = await MediaStore.open(dir, () => now)
  const media = ['a', 'b', 'c', 'd'].map((name) => mediumOf(Buffer.alloc(1_000, name), 'image/webp'))
  for (const { sha256, bytes } of media) {
    await writeFile(store.partPath(sha256), bytes)
    await store.accept(sha256)
    now += 1
    await store.check(sha256)
  }
  now += 1
  await store.check(media[0]!.sha256)
  const keep = new Set([media[1]!.sha256])
  await writeFile(store.partPath('f'.repeat(64)), 'left over')
  expect(await store.evict(keep, 2_000)).toBe(2_000)
  expect(media.map(({ sha256 }) => store.mayHave(sha256))).toEqual([true, true, false, false])
  expect(await store.evict(keep, 0)).toBe(1_000)
  expect(store.mayHave(media[1]!.sha256)).toBe(true)
  expect(await readdir(join(dir, 'part'))).toEqual([])
})
