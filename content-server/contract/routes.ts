import * as audit from './audit.ts'
import * as bills from './bills.ts'
import * as campaigns from './campaigns.ts'
import * as catalogue from './catalogue.ts'
import * as desk from './desk.ts'
import * as device from './device.ts'
import * as kioskNotices from './kiosk-notices.ts'
import * as ledger from './ledger.ts'
import * as media from './media.ts'
import * as notices from './notices.ts'
import * as orders from './orders.ts'
import * as pairing from './pairing.ts'
import * as payments from './payments.ts'
import * as people from './people.ts'
import * as planLetter from './plan-letter.ts'
import * as plays from './plays.ts'
import * as programme from './programme.ts'
import * as refunds from './refunds.ts'
import * as screens from './screens.ts'
import type { RouteSpec } from './route.ts'

const CONCEPTS = {
  audit,
  bills,
  campaigns,
  catalogue,
  desk,
  device,
  kioskNotices,
  ledger,
  media,
  notices,
  orders,
  pairing,
  payments,
  people,
  planLetter,
  plays,
  programme,
  refunds,
  screens,
}

function isRoute(thing: unknown): thing is RouteSpec {
  return typeof thing === 'object' && thing !== null && 'method' in thing && 'path' in thing && 'who' in thing
}

/** Every route of the API, by its name, with the concept it belongs to. */
export const ROUTES: { name: string; concept: string; route: RouteSpec }[] = Object.entries(CONCEPTS).flatMap(
  ([concept, module]) =>
    Object.entries(module as Record<string, unknown>).flatMap(([name, thing]) =>
      isRoute(thing) ? [{ name, concept, route: thing }] : [],
    ),
)
