import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { requestText } from './device.ts'
import { chainText } from './plays.ts'

/*
 * Devices in the field sign and hash exactly these texts. A device may be a year older than the server: what is
 * written here does not change; a new form gets a new name.
 */

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

it('a device signs method, path with query, time and the hash of the body, a line each', () => {
  const text = requestText('GET', '/api/device/plan?x=1', '2026-11-21T08:00:00.000Z', NOTHING)
  expect(text).toBe(`linli-request-1\nGET\n/api/device/plan?x=1\n2026-11-21T08:00:00.000Z\n${NOTHING}`)
  expect(hashOf('')).toBe(NOTHING)
})

const play = {
  number: 1,
  planRevision: 'r7',
  itemId: 'notice.n1',
  creativeId: 'n1',
  kind: 'notice',
  sha256: null,
  at: '2026-11-21T08:00:00.000Z',
  durationMs: 8_000,
  ending: 'whole',
} as const

it('a play is chained to the one before by everything it says', () => {
  expect(chainText('', play)).toBe(
    '["",1,"r7","notice.n1","n1","notice",null,"2026-11-21T08:00:00.000Z",8000,"whole"]',
  )
  const first = hashOf(chainText('', play))
  expect(first).toBe('ff6fcd0368b8dde488a39b558bd5f196258cce3e509b8e1465f09ab56f49145c')
  expect(hashOf(chainText(first, { ...play, number: 2, sha256: 'a'.repeat(64), ending: 'cut' }))).toBe(
    '04a92a14f5f19764dcda8db0d3da5c920a49e1ee950982d31ca9c52b34ab9436',
  )
})

it('no part of a play can be changed, or moved into another, without breaking the chain', () => {
  const changed = [
    { number: 2 },
    { planRevision: 'r8' },
    { itemId: 'notice.n1","n1' },
    { creativeId: 'n2' },
    { kind: 'ad' },
    { sha256: 'null' },
    { at: '2026-11-21T08:00:00.001Z' },
    { durationMs: 8_001 },
    { ending: 'cut' as const },
  ]
  const texts = [
    chainText('', play),
    chainText('x', play),
    ...changed.map((part) => chainText('', { ...play, ...part })),
  ]
  expect(new Set(texts).size).toBe(texts.length)
})
