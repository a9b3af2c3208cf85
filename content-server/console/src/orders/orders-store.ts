import type { Id } from '@linli/contract/ids.ts'
import { cancelOrder, finishOrder, listOrders, type Order } from '@linli/contract/orders.ts'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useServices } from '../app/services.ts'

/** The orders of the communities one works for. */
export const useOrders = defineStore('orders', () => {
  const { call } = useServices()
  const orders = ref<Order[]>([])
  const loaded = ref(false)
  /** Who waits longest stands first. */
  const placed = computed(() =>
    orders.value
      .filter((order) => order.state === 'placed')
      .sort((a, b) => (a.placedAt < b.placedAt ? -1 : 1)),
  )
  const settled = computed(() => orders.value.filter((order) => order.state !== 'placed'))

  async function load(): Promise<void> {
    orders.value = (await call(listOrders, { query: {} })).orders
    loaded.value = true
  }

  async function finish(id: Id): Promise<void> {
    keep(await call(finishOrder, { params: { id } }))
  }

  async function cancel(id: Id): Promise<void> {
    keep(await call(cancelOrder, { params: { id } }))
  }

  function keep(changed: Order): void {
    orders.value = orders.value.map((order) => (order.id === changed.id ? changed : order))
  }

  return { orders, placed, settled, loaded, load, finish, cancel }
})
