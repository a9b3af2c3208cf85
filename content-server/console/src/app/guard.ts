import { Refusal } from '@linli/contract/refusals.ts'
import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import { usePeople } from '../people/people-store.ts'

/** Lets people through to what they may see; everyone else goes to signing in, or to the very first set-up. */
export async function guard(to: RouteLocationNormalized): Promise<true | RouteLocationRaw> {
  const people = usePeople()
  try {
    if (people.setup === undefined) await people.loadSetup()
    if (people.person === undefined) await people.load()
  } catch (problem) {
    // The bar says that the server cannot be reached; the page stays where it wants to go.
    if (!(problem instanceof Refusal)) throw problem
  }
  return people.person
    ? forPerson(to, people.isOperator)
    : forVisitor(to, people.setup?.needsOperator ?? false)
}

function forPerson(to: RouteLocationNormalized, isOperator: boolean): true | RouteLocationRaw {
  if (to.meta.bare) return backFrom(to.query['back'])
  if (to.meta.operator && !isOperator) return '/'
  return true
}

function forVisitor(to: RouteLocationNormalized, needsOperator: boolean): true | RouteLocationRaw {
  if (needsOperator) return to.path === '/set-up' || '/set-up'
  if (to.path === '/sign-in') return true
  return { path: '/sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
}

/** Where to go after signing in: only ever a path of this console. */
export function backFrom(query: unknown): string {
  return typeof query === 'string' && /^\/(?![/\\])/.test(query) ? query : '/'
}
