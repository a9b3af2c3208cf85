import type { Alive, PageId } from '../loopback.ts'
import { PAGE_SILENT_MS } from './limits.ts'

type Page = { id: PageId; born: number; visible: boolean; aliveAt: number; busy: boolean }

/**
 * The pages that are open. Several may show the same screen; the newest visible one whose frames advance is the player
 * of record, the others only watch.
 */
export type Pages = {
  /** A page said something; it is alive now. */
  heard: (id: PageId, said?: Pick<Alive, 'visible'>) => void
  busy: (id: PageId, busy: boolean) => void
  /** The page that is recorded, if any. */
  recorder: () => PageId | null
  /** Whether somebody is using a page of this kiosk. */
  anyBusy: () => boolean
  /** When the page that is recorded last showed that its frames advance. */
  aliveAt: () => number | null
}

export function openPages(running: () => number): Pages {
  const pages = new Map<PageId, Page>()
  let born = 0

  function find(id: PageId): Page {
    const page = pages.get(id) ?? { id, born: ++born, visible: true, aliveAt: 0, busy: false }
    pages.set(id, page)
    return page
  }
  function living(): Page[] {
    for (const page of pages.values()) {
      if (running() - page.aliveAt > PAGE_SILENT_MS) pages.delete(page.id)
    }
    return [...pages.values()]
  }
  function recorder(): Page | null {
    const visible = living().filter((page) => page.visible)
    return visible.sort((a, b) => b.born - a.born)[0] ?? null
  }
  return {
    heard(id, said) {
      const page = find(id)
      page.aliveAt = running()
      if (said) page.visible = said.visible
    },
    busy(id, busy) {
      find(id).aliveAt = running()
      find(id).busy = busy
    },
    recorder: () => recorder()?.id ?? null,
    anyBusy: () => living().some((page) => page.busy),
    aliveAt: () => recorder()?.aliveAt ?? null,
  }
}
