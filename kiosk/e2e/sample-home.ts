import { fen } from '@linli/contract/money.ts'
import type { HomeBills } from '../src/bills/bills-store.ts'

const office = { zh: '望汀苑物业服务中心', en: 'Wangting Court Property Office' }

function bill(id: string, kind: 'property' | 'water' | 'electricity' | 'parking', minor: number) {
  return { id, kind, biller: office, amount: fen(minor), state: 'open' as const, overdue: false }
}

/** The home of the tests: 3-2-1201, phone …4021. */
export const sampleHome: HomeBills = {
  room: '3-2-1201',
  ownerMasked: '林*',
  openTotal: fen(89_981),
  bills: [
    {
      ...bill('p', 'property', 75_180),
      period: '2026-09 至 2026-11',
      dueOn: '2026-11-30',
      lines: [
        {
          label: { zh: '九月物业服务费', en: 'Property service, September' },
          value: '89.5 m² × ¥2.80 = ¥250.60',
        },
        {
          label: { zh: '十月物业服务费', en: 'Property service, October' },
          value: '89.5 m² × ¥2.80 = ¥250.60',
        },
        {
          label: { zh: '十一月物业服务费', en: 'Property service, November' },
          value: '89.5 m² × ¥2.80 = ¥250.60',
        },
      ],
    },
    {
      ...bill('w', 'water', 4_830),
      period: '2026-10',
      dueOn: '2026-12-05',
      lines: [
        { label: { zh: '自来水', en: 'Water' }, value: '1186 → 1200 = 14 m³ × ¥2.55' },
        { label: { zh: '污水处理', en: 'Sewage treatment' }, value: '14 m³ × ¥0.90' },
      ],
    },
    {
      ...bill('e', 'electricity', 9_971),
      ...{ period: '2026-10', dueOn: '2026-11-15', overdue: true },
      lines: [{ label: { zh: '峰时用电', en: 'Peak' }, value: '139 kWh × ¥0.568' }],
    },
    {
      ...bill('c', 'parking', 45_000),
      ...{ state: 'paid' as const, period: '2026-09 至 2026-11', dueOn: '2026-10-10', lines: [] },
    },
  ],
}
