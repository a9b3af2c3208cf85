import type { Id } from '@linli/contract/ids.ts'
import type { Screen } from '@linli/contract/screens.ts'

export const KINDS = ['lobby', 'outdoor', 'lift', 'kiosk'] as const
export type Kind = (typeof KINDS)[number]

/** Where people look for it: a kiosk is a kiosk, wherever it stands. */
export function kindOf(screen: Pick<Screen, 'role' | 'place'>): Kind {
  return screen.role === 'kiosk' ? 'kiosk' : screen.place
}

export type ScreenGroup = { key: string; communityId: Id; building: string; screens: Screen[] }

/** Screens by community and building, in the order of their names; what stands outside comes last. */
export function groupsOf(screens: readonly Screen[]): ScreenGroup[] {
  const groups = new Map<string, ScreenGroup>()
  for (const screen of screens) {
    const key = `${screen.communityId} ${screen.building}`
    const group = groups.get(key) ?? {
      key,
      communityId: screen.communityId,
      building: screen.building,
      screens: [],
    }
    group.screens.push(screen)
    groups.set(key, group)
  }
  return [...groups.values()].sort(
    (a, b) =>
      a.communityId.localeCompare(b.communityId) ||
      Number(a.building === '') - Number(b.building === '') ||
      a.building.localeCompare(b.building, 'zh', { numeric: true }),
  )
}

/** Adds all of `ids` to what is chosen, or takes them all away when all were chosen. */
export function toggled(chosen: readonly Id[], ids: readonly Id[]): Id[] {
  const all = ids.length > 0 && ids.every((id) => chosen.includes(id))
  if (all) return chosen.filter((id) => !ids.includes(id))
  return [...chosen, ...ids.filter((id) => !chosen.includes(id))]
}
