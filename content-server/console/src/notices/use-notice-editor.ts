import type { Id } from '@linli/contract/ids.ts'
import type { Notice } from '@linli/contract/notices.ts'
import type { Community } from '@linli/contract/people.ts'
import { refuse, type Refusal } from '@linli/contract/refusals.ts'
import { computed, ref, shallowRef } from 'vue'
import { useServices } from '../app/services.ts'
import { useWork } from '../composables/use-work.ts'
import { useCommunities } from '../people/communities-store.ts'
import { useScreens } from '../screens/screens-store.ts'
import { draftOf, emptyForm, formOf, problemsOf, type NoticeForm } from './notice-form.ts'
import { useNotices } from './notices-store.ts'

/** The notice that signs a community's notices unless somebody writes another name. */
function usualSource(name: { zh: string; en?: string | undefined }) {
  return { zh: `${name.zh}物业服务中心`, en: name.en ? `${name.en} Property Office` : '' }
}

function freshForm(community: Community | undefined, nowMs: number): NoticeForm | undefined {
  return community && emptyForm(community.id, usualSource(community.name), nowMs, community.zone)
}

/** Writing a notice, or changing one: the form, what it lacks, and sending it. */
export function useNoticeEditor(id: Id | undefined) {
  const { clock, newKey } = useServices()
  const store = useNotices()
  const communities = useCommunities()
  const screens = useScreens()
  const { busy, refusal, run } = useWork()
  const form = ref<NoticeForm>()
  const before = shallowRef<Notice>()
  /** What is lacking is said only once somebody has tried to send. */
  const tried = ref(false)
  // Made once: a draft that is sent twice by impatience stays one notice.
  const key = newKey()

  const zone = computed(() => communities.zoneOf(form.value?.communityId ?? ''))
  const problems = computed(() => (form.value && tried.value ? problemsOf(form.value) : []))

  async function open(): Promise<void> {
    await Promise.all([communities.load(), screens.load(), id ? store.load() : undefined])
    if (form.value) return
    if (id === undefined) return void (form.value = freshForm(communities.communities[0], clock()))
    before.value = store.byId(id)
    if (!before.value) throw refuse('thing/not-found', { id })
    form.value = formOf(before.value, communities.zoneOf(before.value.communityId))
  }

  function moveTo(communityId: Id): void {
    const community = communities.byId(communityId)
    if (!form.value || !community) return
    const source = usualSource(community.name)
    form.value = { ...form.value, communityId, screenIds: [], sourceZh: source.zh, sourceEn: source.en }
  }

  /** Sends the form and publishes it; gives the notice, or nothing when something is lacking or refused. */
  async function publish(): Promise<Notice | undefined> {
    tried.value = true
    if (!form.value || problemsOf(form.value).length > 0) return undefined
    return send(async (asWritten) => store.publish((await save(asWritten)).id))
  }

  async function save(asWritten: NoticeForm): Promise<Notice> {
    const draft = draftOf(asWritten, zone.value, clock())
    const known = before.value
    before.value = known ? await store.change(known.id, draft, known.revision) : await store.write(draft, key)
    return before.value
  }

  /** Runs what a button asks for; the notice, or nothing when it was refused. */
  async function send(work: (asWritten: NoticeForm) => Promise<Notice>): Promise<Notice | undefined> {
    // The return key sends a form as well, also while it is being sent.
    if (busy.value) return undefined
    let sent: Notice | undefined
    await run(async () => {
      if (form.value) sent = await work(form.value)
    })
    return sent
  }

  return { form, before, zone, problems, busy, refusal, open, moveTo, publish, saveDraft: () => send(save) }
}

/** Whether a refusal means that the thing is not there for this person. */
export function isMissing(refusal: Refusal | undefined): boolean {
  return refusal?.code === 'thing/not-found'
}
