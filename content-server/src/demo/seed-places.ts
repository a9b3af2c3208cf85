import type { ScreenDraft } from '@linli/contract/screens.ts'
import { reaches } from '../../demo/audience.ts'
import { district } from '../../demo/district.ts'
import type { Audience, Kiosk, Screen } from '../../demo/district-types.ts'
import type { Stores } from '../store/stores.ts'
import { openHours } from './demo-day.ts'

/** A place of the district under the name it has in the database. */
export type DemoPlace = { id: string; communityId: string }

const devices: readonly (Screen | Kiosk)[] = [...district.screens, ...district.kiosks]

/** Kiosks keep their key, screens say what they are: `screen-lobby-1`, `kiosk-1`. */
function idOf({ key }: Screen | Kiosk): string {
  return key.startsWith('kiosk-') ? key : `screen-${key}`
}

/** Where something addressed to this audience is shown. */
export function placesFor(to: Audience): DemoPlace[] {
  return devices
    .filter((device) => reaches(to, device))
    .map((device) => ({ id: idOf(device), communityId: device.community }))
}

export async function seedPlaces(stores: Stores): Promise<void> {
  for (const { key, name, zone } of district.communities)
    await stores.people.addCommunity({ id: key, name, zone })
  for (const device of devices) await stores.screens.add({ id: idOf(device), ...draftOf(device) })
}

function draftOf(device: Screen | Kiosk): ScreenDraft {
  const { name, community, building, place, width, height, hours } = device
  return {
    ...{ communityId: community, name, place, width, height },
    role: device.key.startsWith('kiosk-') ? 'kiosk' : 'screen',
    building: building === null ? '' : String(building),
    hours: openHours(hours),
  }
}
