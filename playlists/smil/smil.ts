import type { Content } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { instantOf } from '../plan/primitives.ts'
import { sequence } from '../sequence/sequence.ts'
import type { Slot } from '../sequence/slot.ts'

export interface SmilOptions {
  zone?: string
  /** Where a player finds a medium; `media/<sha256>` unless told. */
  hrefOf?: (sha256: string) => string
  width?: number
  height?: number
}

/**
 * A stretch of a plan as SMIL 3.0 (W3C Recommendation 2008) for players that are not ours: one `seq` for every stretch
 * without a pause, begun by the wall clock (section 5.4.1), with the plays and their durations. Notices, which are text,
 * become `smilText`.
 */
export function smilOf(plan: Plan, from: number, to: number, options: SmilOptions = {}): string {
  const {
    zone = 'main',
    hrefOf = (sha256: string) => `media/${sha256}`,
    width = 1920,
    height = 1080,
  } = options
  const slots = sequence(plan, from, to, zone)
  const contents = new Map(
    plan.items.flatMap((item) =>
      item.creatives.map(({ id, content }) => [`${item.id} ${id}`, content] as const),
    ),
  )
  const stretches = withoutPauses(slots).map((stretch) => {
    const first = stretch[0]!
    const last = stretch.at(-1)!
    const plays = stretch.map((slot) =>
      play(slot, contents.get(`${slot.itemId} ${slot.creativeId}`)!, hrefOf),
    )
    const when = `begin="wallclock(${stamp(first.startsAt)})" end="wallclock(${stamp(last.endsAt)})"`
    return [`      <seq ${when}>`, ...plays, '      </seq>'].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0" baseProfile="Language">',
    '  <head>',
    `    <meta name="plan" content="${escaped(plan.revision)}"/>`,
    '    <layout>',
    `      <root-layout width="${width}" height="${height}" backgroundColor="black"/>`,
    `      <region xml:id="${escaped(zone)}" left="0" top="0" width="100%" height="100%" fit="meet"/>`,
    '    </layout>',
    '  </head>',
    '  <body>',
    '    <par>',
    ...stretches,
    '    </par>',
    '  </body>',
    '</smil>',
    '',
  ].join('\n')
}

function withoutPauses(slots: readonly Slot[]): Slot[][] {
  const stretches: Slot[][] = []
  for (const slot of slots) {
    const last = stretches.at(-1)
    if (last !== undefined && last.at(-1)!.endsAt === slot.startsAt) last.push(slot)
    else stretches.push([slot])
  }
  return stretches
}

function play(slot: Slot, content: Content, hrefOf: (sha256: string) => string): string {
  const about = `region="${escaped(slot.zone)}" dur="${slot.endsAt - slot.startsAt}ms" title="${escaped(slot.itemId)}"`
  switch (content.type) {
    case 'image':
      return `        <img src="${escaped(hrefOf(content.sha256))}" ${about}/>`
    case 'video':
      return `        <video src="${escaped(hrefOf(content.sha256))}" ${about}${content.muted === true ? ' soundLevel="0%"' : ''}/>`
    case 'notice':
      return `        <smilText ${about}>${escaped(content.heading.zh)}<br/>${escaped(content.body.zh)}</smilText>`
  }
}

/** Wall clock values are ISO 8601 with a zone; UTC needs no calendar. */
function stamp(at: number): string {
  return instantOf(at)
}

function escaped(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  }
  return text.replace(/[&<>"']/g, (sign) => names[sign]!)
}
