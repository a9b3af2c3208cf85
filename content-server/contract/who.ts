/** What people may be; each role is held for the whole district or for one community. */
export const ROLES = ['operator', 'community-staff'] as const
export type Role = (typeof ROLES)[number]

/** Who may call a route: nobody in particular, a person with a role, or an enrolled device. */
export type Caller = 'anyone' | Role | 'screen' | 'kiosk'

export const STAFF = ['operator', 'community-staff'] as const satisfies readonly Caller[]
export const DEVICES = ['screen', 'kiosk'] as const satisfies readonly Caller[]
