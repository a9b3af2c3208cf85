import { createHash } from 'node:crypto'
import type { Creative, Item, Kind, Medium, Plan } from '@linli/playlists'
import { instantOf } from '@linli/contract/instants.ts'

/** A file the test's server serves. */
export type TestMedium = { sha256: string; bytes: Buffer; medium: Medium }

export function mediumOf(bytes: Buffer, type: Medium['type'], durationMs?: number): TestMedium {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts = { bytes: bytes.length, type, width: 320, height: 180 }
  return { sha256, bytes, medium: durationMs === undefined ? facts : { ...facts, durationMs } }
}

export function imageCreative(id: string, medium: TestMedium, durationMs = 3_000): Creative {
  return { id, durationMs, content: { type: 'image', sha256: medium.sha256 } }
}

export function noticeCreative(id: string, durationMs = 3_000): Creative {
  const heading = { zh: '明日停水通知', en: 'Water off tomorrow' }
  const body = { zh: '上午九时至十一时停水，请提前储水。', en: 'From nine to eleven. Please store water.' }
  return { id, durationMs, content: { type: 'notice', heading, body } }
}

export function itemOf(id: string, kind: Kind, creatives: Creative[], ppm: number, at: number): Item {
  return {
    id,
    kind,
    title: { zh: id },
    validFrom: instantOf(at - 86_400_000),
    validUntil: instantOf(at + 10 * 86_400_000),
    rate: { ppm, why: { rule: 'test' } },
    creatives,
  }
}

/** A plan in force from `from` for ten days, always open. */
export function planOf(revision: string, from: number, items: Item[], media: TestMedium[] = []): Plan {
  return {
    format: 'linli-plan',
    version: 1,
    revision,
    zone: 'Asia/Shanghai',
    issuedAt: instantOf(from),
    from: instantOf(from),
    until: instantOf(from + 10 * 86_400_000),
    seed: 7,
    hours: { weekly: [] },
    items,
    media: Object.fromEntries(media.map(({ sha256, medium }) => [sha256, medium])),
  }
}
