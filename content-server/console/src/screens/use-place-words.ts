import { useLanguage } from '../composables/use-language.ts'

/** Where something stands, in words. */
export function usePlaceWords() {
  const { t } = useLanguage()

  /** A building by its bare number reads as people say it; none at all is the common area. */
  function buildingWords(building: string): string {
    if (building === '') return t('screens.outside')
    return /^\d+$/.test(building) ? t('screens.buildingNumber', { number: building }) : building
  }

  return { buildingWords }
}
