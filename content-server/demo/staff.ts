import type { StaffAccount } from './district-types.ts'

export const staff = [
  { login: 'operator', displayName: { zh: '平台运营', en: 'Platform operator' }, role: 'operator' },
  {
    login: 'wangting',
    displayName: { zh: '望汀苑物业 · 沈主管', en: 'Shen, Wangting Court office' },
    role: 'community-staff',
    communities: ['wangting'],
  },
] as const satisfies readonly StaffAccount[]
