import type { Id } from '@linli/contract/ids.ts'
import { MOST_UPLOAD_BYTES, type Media } from '@linli/contract/media.ts'
import { ref } from 'vue'
import { useLanguage } from '../composables/use-language.ts'
import { useWork } from '../composables/use-work.ts'
import { useMedia } from './media-store.ts'

const MEGABYTE = 1024 * 1024
export const MOST_MEGABYTES = MOST_UPLOAD_BYTES / MEGABYTE

/** Sends one file after another, telling how far it is; what is hopeless is not sent at all. */
export function useUpload() {
  const { t } = useLanguage()
  const media = useMedia()
  const { busy, refusal, run, clear } = useWork()
  const part = ref(0)
  const hopeless = ref('')

  async function upload(file: File, communityId: Id): Promise<Media | undefined> {
    clear()
    hopeless.value = problemWith(file)
    if (hopeless.value) return undefined
    part.value = 0
    let added: Media | undefined
    await run(async () => {
      added = await media.upload(file, communityId, (sent) => (part.value = sent))
    })
    return added
  }

  function problemWith(file: File): string {
    if (file.size === 0) return t('media.empty', { name: file.name })
    if (file.size <= MOST_UPLOAD_BYTES) return ''
    const size = (file.size / MEGABYTE).toFixed(1)
    return t('media.tooLarge', { name: file.name, size, most: MOST_MEGABYTES })
  }

  return { busy, part, refusal, hopeless, upload }
}
