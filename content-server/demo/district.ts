import { campaigns, housePool, publicService } from './campaigns.ts'
import { catalogue } from './catalogue.ts'
import { communities, districtFacts, kiosks, screens } from './communities.ts'
import { households } from './households.ts'
import { demoHousehold } from './household-demo.ts'
import { merchants } from './merchants.ts'
import { notices } from './notices.ts'
import { staff } from './staff.ts'
import type {
  Campaign,
  Community,
  DistrictFacts,
  Household,
  Kiosk,
  Merchant,
  Notice,
  PublicService,
  Screen,
  Shop,
  StaffAccount,
} from './district-types.ts'
import type { MediaKey } from './media-index.ts'

export type District = DistrictFacts & {
  communities: readonly Community[]
  screens: readonly Screen[]
  kiosks: readonly Kiosk[]
  notices: readonly Notice[]
  merchants: readonly Merchant[]
  campaigns: readonly Campaign[]
  publicService: readonly PublicService[]
  housePool: readonly MediaKey[]
  catalogue: readonly Shop[]
  households: readonly Household[]
  /** The key of the household a newcomer plays. */
  demoHousehold: string
  staff: readonly StaffAccount[]
}

/** The demo district: what a newcomer sees two minutes after cloning. */
export const district: District = {
  ...districtFacts,
  communities,
  screens,
  kiosks,
  notices,
  merchants,
  campaigns,
  publicService,
  housePool,
  catalogue,
  households,
  demoHousehold: demoHousehold.key,
  staff,
}
