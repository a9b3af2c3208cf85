import { computed, ref } from 'vue'
import type { Call } from '@linli/contract/client.ts'
import type { SessionWorld } from './session-world.ts'

/** A session's surroundings for tests, at rest unless told otherwise. */
export function testWorld(told: Partial<SessionWorld> = {}): SessionWorld {
  const silent = (() => new Promise(() => undefined)) as Call
  return {
    ...{ call: silent, clock: ref(Date.parse('2026-11-21T06:05:00.000Z')), zone: ref('Asia/Shanghai') },
    ...{ community: ref({ zh: '望汀苑', en: 'Wangting Court' }), newKey: () => 'key-1', version: '0.1.0' },
    ...{
      page: () => undefined,
      elder: () => undefined,
      warning: computed(() => null),
      finish: () => undefined,
    },
    ...told,
  }
}
