import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { callWechat, downloadWechat } from './call-wechat-pay.ts'
import type { BillFile, BillKind, Bills, Outcome } from './gateway.ts'
import { definite, unknown, understood } from './outcome.ts'
import type { WechatDeps } from './wechat-pay-account.ts'

const PATHS: Record<BillKind, string> = {
  trade: '/v3/bill/tradebill?bill_type=ALL&tar_type=GZIP&bill_date=',
  funds: '/v3/bill/fundflowbill?account_type=BASIC&tar_type=GZIP&bill_date=',
}

const Ticket = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/),
  download_url: z.url(),
})

/** A day's bill is not larger unpacked, whatever it claims. */
const MOST_UNPACKED_BYTES = 1024 * 1024 * 1024

/** The bills of a day: made the next day at about ten, kept for three months. */
export function wechatBills(deps: WechatDeps): Bills {
  return {
    async download(day, kind) {
      const asked = await callWechat(deps, { method: 'GET', path: `${PATHS[kind]}${day}` })
      const told = whyNone(asked)
      if (told) return told
      const ticket = understood(asked, ({ json }) => Ticket.safeParse(json).data ?? null)
      if (ticket.result !== 'definite') return ticket
      // Only the path is taken: what we sign goes to WeChat Pay's own hosts, whatever the address says.
      const { pathname, search } = new URL(ticket.value.download_url)
      const packed = await downloadWechat(deps, `${pathname}${search}`)
      if (packed.result !== 'definite') return packed
      const plain = unpacked(packed.value)
      if (!plain || sha1(plain) !== ticket.value.hash_value.toLowerCase())
        return unknown('unverified', packed.raw)
      return definite(billOf(plain, day, kind), packed.raw)
    },
  }
}

function billOf(plain: Uint8Array, day: string, kind: BillKind): BillFile {
  return {
    day,
    kind,
    original: plain,
    files: [{ name: `${kind}-${day}.csv`, text: new TextDecoder().decode(plain) }],
  }
}

/** Refusals that are answers: there was nothing that day, or the bill is still being written. */
function whyNone(asked: Outcome<unknown>): Outcome<'empty' | 'not-yet'> | null {
  if (asked.result !== 'refused' || !asked.raw) return null
  const code = asked.channelCode.replaceAll('_', '')
  if (code === 'NOSTATEMENTEXIST') return definite('empty', asked.raw)
  return code === 'STATEMENTCREATING' ? definite('not-yet', asked.raw) : null
}

/** Unpacks gzip; what comes unpacked, as some bills do, stays as it is. The hash is of what is inside. */
function unpacked(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED_BYTES })
  } catch {
    return null
  }
}

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')
