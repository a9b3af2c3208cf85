import * as bills from '@linli/contract/bills.ts'
import type { Serve } from '../http/serve.ts'
import { lookUpBills } from './look-up-bills.ts'

/** Ten thousand phone endings at this pace take two weeks of standing at the kiosk. */
const TRIES = { most: 5, windowMs: 10 * 60_000 }

export function billRoutes(serve: Serve): void {
  serve(bills.lookUpBills, (context, kiosk, { body }) => lookUpBills(context, kiosk, body), {
    limit: { ...TRIES, by: (actor) => (actor.kind === 'device' ? actor.screenId : '') },
  })
}
