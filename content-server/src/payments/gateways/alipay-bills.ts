import { z } from 'zod'
import type { AlipayDeps } from './alipay-account.ts'
import { callAlipay } from './call-alipay.ts'
import { callChannel } from './call-channel.ts'
import type { BillFile, BillKind, Bills, Outcome, RawMessage } from './gateway.ts'
import { definite, unknown, understood } from './outcome.ts'
import { unzip } from './unzip.ts'

const TYPES: Record<BillKind, string> = { trade: 'trade', funds: 'signcustomer' }
const Ticket = z.object({ bill_download_url: z.url({ protocol: /^https?$/ }) })

/** The bills of a day: a ZIP with Chinese names and tables in GBK, made the next day at about nine. */
export function alipayBills(deps: AlipayDeps): Bills {
  return {
    async download(day, kind) {
      const asked = await callAlipay(deps, {
        method: 'alipay.data.dataservice.bill.downloadurl.query',
        biz: { bill_type: TYPES[kind], bill_date: day },
      })
      // Alipay has one word for a day without trade and for a bill that is not made yet.
      if (asked.result === 'refused' && /bill_not_exist$/i.test(asked.channelCode) && asked.raw)
        return definite('not-yet', asked.raw)
      const ticket = understood(asked, (answer) => Ticket.safeParse(answer).data ?? null)
      if (ticket.result !== 'definite') return ticket
      return download(deps, ticket.value.bill_download_url, day, kind)
    },
  }
}

/** The address lives for half a minute, and is the only key to the file: nothing of ours goes along. */
async function download(
  deps: AlipayDeps,
  url: string,
  day: string,
  kind: BillKind,
): Promise<Outcome<BillFile>> {
  const received = await callChannel(deps.network, {
    method: 'GET',
    hosts: [url],
    path: '',
    headers: { 'accept-encoding': 'identity' },
    download: true,
  })
  if (typeof received === 'string') return unknown(received)
  if (received.status !== 200) return unknown('broken', received.raw)
  return unpacked(received.raw, day, kind)
}

async function unpacked(raw: RawMessage, day: string, kind: BillKind): Promise<Outcome<BillFile>> {
  const gbk = new TextDecoder('gbk')
  try {
    const files = await unzip(raw.body)
    const texts = files.map(({ name, bytes }) => ({ name: gbk.decode(name), text: gbk.decode(bytes) }))
    return definite({ day, kind, original: raw.body, files: texts }, raw)
  } catch {
    return unknown('unverified', raw)
  }
}
