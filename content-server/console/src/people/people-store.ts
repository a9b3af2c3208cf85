import {
  setUp as setUpRoute,
  setupState,
  signIn as signInRoute,
  signOut as signOutRoute,
  whoAmI,
  type Person,
} from '@linli/contract/people.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useServices } from '../app/services.ts'

type Setup = { needsOperator: boolean; demo: boolean }

/** Who is signed in. `person` is undefined until asked, and null when nobody is. */
export const usePeople = defineStore('people', () => {
  const { call } = useServices()
  const person = ref<Person | null>()
  const setup = ref<Setup>()
  const isOperator = computed(() => person.value?.grants.some((grant) => grant.role === 'operator') ?? false)

  async function load(): Promise<void> {
    try {
      person.value = (await call(whoAmI)).person
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.code !== 'people/not-signed-in') throw problem
      person.value = null
    }
  }

  async function loadSetup(): Promise<Setup> {
    setup.value = await call(setupState)
    return setup.value
  }

  async function signIn(login: string, password: string): Promise<void> {
    person.value = (await call(signInRoute, { body: { login, password } })).person
  }

  async function setUp(login: string, name: string, password: string): Promise<void> {
    person.value = (await call(setUpRoute, { body: { login, name, password } })).person
    if (setup.value) setup.value = { ...setup.value, needsOperator: false }
  }

  async function signOut(): Promise<void> {
    await call(signOutRoute)
    person.value = null
  }

  function forget(): void {
    person.value = null
  }

  return { person, setup, isOperator, load, loadSetup, signIn, setUp, signOut, forget }
})
