import { listAudit, type AuditLine } from '@linli/contract/audit.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from '../app/services.ts'

const PAGE = 100

/** Who did what, newest first. */
export const useAudit = defineStore('audit', () => {
  const { call } = useServices()
  const lines = ref<AuditLine[]>([])
  const loaded = ref(false)
  const atEnd = ref(false)

  async function load(): Promise<void> {
    lines.value = (await call(listAudit, { query: { most: PAGE } })).lines
    atEnd.value = lines.value.length < PAGE
    loaded.value = true
  }

  async function loadEarlier(): Promise<void> {
    const last = lines.value.at(-1)
    if (!last) return
    const earlier = (await call(listAudit, { query: { before: last.at, most: PAGE } })).lines
    const known = new Set(lines.value.map((line) => line.id))
    lines.value = [...lines.value, ...earlier.filter((line) => !known.has(line.id))]
    atEnd.value = earlier.length < PAGE
  }

  return { lines, loaded, atEnd, load, loadEarlier }
})
