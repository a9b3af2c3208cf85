import type { Notice } from '@linli/contract/notices.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Stores } from '../store/stores.ts'

/** The notice that somebody else was quicker to bring where this caller wanted it; refused when they did something else. */
export async function nowInState(stores: Stores, id: string, state: Notice['state']): Promise<Notice> {
  const notice = await stores.notices.find('everywhere', id)
  if (notice?.state !== state) throw refuse('thing/changed-meanwhile')
  return notice
}
