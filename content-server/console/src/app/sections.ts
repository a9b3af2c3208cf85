export type Section = {
  name: 'notices' | 'screens' | 'plays' | 'campaigns' | 'orders' | 'shops' | 'audit'
  path: string
  /** Only for who runs the platform. */
  operatorOnly: boolean
  /** Stands in the phone's bar; the others are behind «more». */
  first: boolean
}

/** The sections in the order of the day's work. */
export const SECTIONS: readonly Section[] = [
  { name: 'notices', path: '/notices', operatorOnly: false, first: true },
  { name: 'screens', path: '/screens', operatorOnly: false, first: true },
  { name: 'plays', path: '/plays', operatorOnly: false, first: true },
  { name: 'orders', path: '/orders', operatorOnly: false, first: true },
  { name: 'campaigns', path: '/campaigns', operatorOnly: true, first: false },
  { name: 'shops', path: '/shops', operatorOnly: false, first: false },
  { name: 'audit', path: '/audit', operatorOnly: true, first: false },
]

/** What somebody with this role can go to. */
export function sectionsFor(isOperator: boolean): Section[] {
  return SECTIONS.filter((section) => isOperator || !section.operatorOnly)
}
