import type { Id } from '@linli/contract/ids.ts'
import {
  changeNotice,
  listNotices,
  publishNotice,
  withdrawNotice,
  writeNotice,
  type Notice,
  type NoticeDraft,
} from '@linli/contract/notices.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from '../app/services.ts'

/** The notices of the communities one works for, newest first. */
export const useNotices = defineStore('notices', () => {
  const { call } = useServices()
  const notices = ref<Notice[]>([])
  const loaded = ref(false)

  async function load(): Promise<void> {
    notices.value = (await call(listNotices, { query: {} })).notices
    loaded.value = true
  }

  /** `key` makes a draft that is sent twice one notice. */
  async function write(draft: NoticeDraft, key: Id): Promise<Notice> {
    return keep(await call(writeNotice, { body: { ...draft, key } }))
  }

  async function change(id: Id, draft: NoticeDraft, revision: number): Promise<Notice> {
    return keep(await call(changeNotice, { params: { id }, body: { ...draft, revision } }))
  }

  async function publish(id: Id): Promise<Notice> {
    return keep(await call(publishNotice, { params: { id } }))
  }

  async function withdraw(id: Id): Promise<Notice> {
    return keep(await call(withdrawNotice, { params: { id } }))
  }

  function byId(id: Id): Notice | undefined {
    return notices.value.find((notice) => notice.id === id)
  }

  function keep(notice: Notice): Notice {
    const known = notices.value.some((one) => one.id === notice.id)
    notices.value = known
      ? notices.value.map((one) => (one.id === notice.id ? notice : one))
      : [notice, ...notices.value]
    return notice
  }

  return { notices, loaded, load, write, change, publish, withdraw, byId }
})
