import type { Audience, Kiosk, Screen } from './district-types.ts'

/** Whether what is addressed to this audience shows on this screen or kiosk. */
export function reaches(to: Audience, device: Screen | Kiosk): boolean {
  if (to === 'district') return true
  if ('communities' in to) return to.communities.includes(device.community)
  return to.screens.includes(device.key)
}
