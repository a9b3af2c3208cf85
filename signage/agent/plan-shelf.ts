import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Plan } from '@linli/playlists'
import { msOf } from '@linli/contract/instants.ts'
import { SignedLetter } from '@linli/contract/plan-letter.ts'
import { codeOf, readIfThere, removeForGood, syncDirectory, writeWhole } from './durable.ts'
import { verifyLetter, type Expected, type Letter } from './verify-letter.ts'

const Floor = z.object({ number: z.int().min(0) })
const GENERATIONS = ['current', 'next', 'previous'] as const

/**
 * The plans on the disk: the one in force, the one that takes over at its own `from`, and the one before.
 * Letters are kept as they came and verified again at each start.
 */
export type PlanShelf = {
  current: () => Letter | null
  next: () => Letter | null
  /** The number below which no letter is accepted any more. */
  floor: () => number
  raiseFloor: (number: number) => Promise<void>
  /** Puts a verified letter, whose media are there, in force: at its `from`, or at once when that has passed. */
  put: (signed: SignedLetter, letter: Letter, now: number) => Promise<void>
  /** Lets the next plan take over when its time has come; says whether it did. */
  turn: (now: number) => Promise<boolean>
}

/** Reads the shelf; what does not verify is left out. */
export async function openPlanShelf(
  dir: string,
  expected: Omit<Expected, 'floor'>,
  now: number,
): Promise<PlanShelf> {
  const file = (name: string) => join(dir, `${name}.json`)
  const kept = await Promise.all(GENERATIONS.map((name) => readLetter(file(name), expected)))
  const letters = kept.filter((letter) => letter !== null).sort((a, b) => b.number - a.number)
  let current = letters.find((letter) => msOf(letter.plan.from) <= now) ?? letters.at(-1) ?? null
  let next = letters.find((letter) => current && letter.number > current.number) ?? null
  let floor = Math.max(await readFloor(file('floor')), ...letters.map((letter) => letter.number))

  async function moveAside(): Promise<void> {
    await rename(file('current'), file('previous')).catch((problem: unknown) => {
      if (codeOf(problem) !== 'ENOENT') throw problem
    })
  }
  async function rotate(): Promise<void> {
    // Cut anywhere between these, the shelf still holds a whole plan under one of its names.
    await moveAside()
    await rename(file('next'), file('current'))
    await syncDirectory(dir)
  }
  async function turn(at: number): Promise<boolean> {
    if (!next || msOf(next.plan.from) > at) return false
    await rotate()
    current = next
    next = null
    return true
  }
  // The next plan's time came while the agent was off.
  if (kept[1] && current === kept[1]) await rotate()
  return {
    current: () => current,
    next: () => next,
    floor: () => floor,
    turn,
    async raiseFloor(number) {
      if (number <= floor) return
      await writeWhole(file('floor'), JSON.stringify({ number }))
      floor = number
    },
    async put(signed, letter, at) {
      await writeWhole(file('next'), JSON.stringify(signed))
      next = letter
      await turn(at)
    },
  }
}

/** Forgets all plans and the floor. */
export async function forgetPlans(dir: string): Promise<void> {
  await removeForGood(dir)
}

/** The plan by which is played at `now`. */
export function planInForce(shelf: Pick<PlanShelf, 'current' | 'next'>, now: number): Plan | null {
  const next = shelf.next()
  if (next && msOf(next.plan.from) <= now) return next.plan
  return shelf.current()?.plan ?? null
}

async function readLetter(path: string, expected: Omit<Expected, 'floor'>): Promise<Letter | null> {
  const text = await readIfThere(path)
  if (text === null) return null
  try {
    return verifyLetter(SignedLetter.parse(JSON.parse(text)), { ...expected, floor: 0 })
  } catch {
    return null
  }
}

async function readFloor(path: string): Promise<number> {
  try {
    return Floor.parse(JSON.parse((await readIfThere(path)) ?? '{"number":0}')).number
  } catch {
    return 0
  }
}
