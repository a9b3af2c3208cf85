import type { AuditLine } from '@linli/contract/audit.ts'
import { useI18n } from 'vue-i18n'
import { useLanguage } from '../composables/use-language.ts'
import { useNotices } from '../notices/notices-store.ts'
import { useScreens } from '../screens/screens-store.ts'

const LONG_ID = /[0-9a-f]{8}-[0-9a-f-]{19}([0-9a-f]{8})/g

/** Long ids by their end: their beginning is the time, alike in all lines of a day. */
function shortened(text: string): string {
  return text.replace(LONG_ID, '…$1')
}

/** Audit lines in words, with names where the console knows them. */
export function useAuditWords() {
  const { t, said } = useLanguage()
  const { te } = useI18n({ useScope: 'global' })
  const screens = useScreens()
  const notices = useNotices()

  function verbWords({ verb }: AuditLine): string {
    return te(`audit.verb.${verb}`) ? t(`audit.verb.${verb}`) : verb
  }

  function actorWords({ actor }: AuditLine): string {
    const [kind = '', name = ''] = actor.split(':')
    const key = `audit.actorKind.${kind}`
    return te(key) ? t(key, { name: shortened(name) }) : shortened(actor)
  }

  function thingWords({ thing }: AuditLine): string {
    const [kind = '', id = ''] = thing.split(':')
    const known = kind === 'screen' ? screens.byId(id)?.name : notices.byId(id)?.heading
    return known ? said(known) : shortened(thing)
  }

  function detailWords({ details }: AuditLine): string {
    return Object.entries(details)
      .map(
        ([name, value]) => `${name}: ${shortened(typeof value === 'string' ? value : JSON.stringify(value))}`,
      )
      .join(' · ')
  }

  return { verbWords, actorWords, thingWords, detailWords }
}
