import type { Id } from '@linli/contract/ids.ts'
import { uploadMedia, type Media } from '@linli/contract/media.ts'
import { defineStore } from 'pinia'
import { useServices } from '../app/services.ts'

/** Pictures and films on the server, at `/media/<sha256>`. */
export const useMedia = defineStore('media', () => {
  const { callWithProgress } = useServices()

  /** Sends a file; `told` hears how far it is (0…1). */
  async function upload(file: File, communityId: Id, told: (part: number) => void): Promise<Media> {
    const query = { communityId, name: file.name.slice(0, 200) || 'picture' }
    return callWithProgress(told)(uploadMedia, { query, body: file })
  }

  return { upload }
})
