import type { Play } from '@linli/contract/plays.ts'
import { useLanguage } from '../composables/use-language.ts'
import { useCommunities } from '../people/communities-store.ts'
import { useScreens } from '../screens/screens-store.ts'
import { wallTime } from '../time/local-time.ts'
import { csvOf } from './plays-csv.ts'
import { MOST_IN_A_FILE, usePlays, type PlayFilter } from './plays-store.ts'

/** Most rows of one file; whoever wants more filters. */
const MOST_ROWS = 20_000

/** Makes the plays that a filter lets through into a file, in the page. */
export function usePlayFile() {
  const { t, said } = useLanguage()
  const store = usePlays()
  const screens = useScreens()
  const communities = useCommunities()

  async function gather(filter: PlayFilter): Promise<Play[]> {
    const known = new Map<string, Play>()
    let before: string | undefined
    while (known.size < MOST_ROWS) {
      const page = await store.page(filter, before)
      const fresh = page.filter((play) => !known.has(keyOf(play)))
      for (const play of fresh) known.set(keyOf(play), play)
      before = page.at(-1)?.at
      if (page.length < MOST_IN_A_FILE || fresh.length === 0) break
    }
    return [...known.values()]
  }

  function rowOf(play: Play) {
    const screen = screens.byId(play.screenId)
    const zone = communities.zoneOf(screen?.communityId ?? '')
    const name = screen ? said(screen.name) : play.screenId
    return [
      play.at,
      wallTime(play.at, zone).replace('T', ' '),
      name,
      play.number,
      said(play.title),
      play.kind,
      play.durationMs / 1_000,
      play.ending,
    ]
  }

  async function download(filter: PlayFilter): Promise<void> {
    const heads = [
      'UTC',
      t('plays.time'),
      t('plays.screen'),
      '#',
      t('plays.item'),
      t('plays.kindTitle'),
      `${t('plays.length')} (s)`,
      t('plays.endingTitle'),
    ]
    const text = csvOf(heads, (await gather(filter)).map(rowOf))
    save(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${t('plays.fileName')}.csv`)
  }

  return { download }
}

function keyOf(play: Play): string {
  return `${play.screenId} ${play.number}`
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
