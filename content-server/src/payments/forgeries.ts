import type { FakeGateway } from './fake-gateway.ts'
import type { RawMessage } from './gateways/gateway.ts'

/** A whole number below this one: a die that is passed in. */
export type Roll = (below: number) => number

/** Notices that are not what they say: unsigned, a probe, one bit changed, somebody else's, weeks old. */
export function forgeries(fake: FakeGateway, no: string, roll: Roll): RawMessage[] {
  const good = fake.notice(no, { state: 'paid', totalFen: 1, transactionId: 'forged' })
  return [
    { ...good, headers: {} },
    { ...good, headers: { ...good.headers, 'x-signature': 'WECHATPAY/SIGNTEST/probe' } },
    { ...good, body: flipped(good.body, roll(good.body.length)) },
    fake.notice(no, { state: 'paid', merchantId: 'somebody-else' }),
    fake.notice(no, { state: 'paid', at: '2026-11-01T00:00:00.000Z' }),
  ]
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
