import type { PostFieldsFragment } from '../../generated/graphql'
import { instantOf } from '../../shared/time'
import { contentOf, draftOf, isBlank, isLocked, isReplanned, type Draft } from './draft'
import type { GenerateSettings } from './GeneratePanel'

/** What is written and not on the server, for this tab: it outlives other screens, reloads and a lost connection. */
type Kept = { base: string; draft: Draft }

const prefix = 'draft '
const creation = 'draft-key'
const nameOf = (id: string | null) => `${prefix}${id ?? ''}`
const choicesOf = (id: string | null) => `${prefix}choices ${id ?? ''}`

/** The post as the server has it: what is kept belongs to this and to nothing newer. */
const baseOf = (post: PostFieldsFragment | null) => (post === null ? '' : JSON.stringify([contentOf(draftOf(post, null)), post.scheduledFor]))

const planOf = ({ day, time, zone, style, ratio, onFailure, repeat, repeatUntil }: Draft) => ({ day, time, zone, style, ratio, onFailure, repeat, repeatUntil })

export function keep(post: PostFieldsFragment | null, draft: Draft, dirty: boolean) {
  const id = post?.id ?? null
  if (post === null ? isBlank(draft) : isLocked(post) || (post.status !== 'DRAFT' && !dirty && !isReplanned(draft, post))) return forget(id)
  // A store that is full keeps less; nothing else depends on it.
  try { sessionStorage.setItem(nameOf(id), JSON.stringify({ base: baseOf(post), draft } satisfies Kept)) } catch { forget(id) }
}

export const forget = (id: string | null) => sessionStorage.removeItem(nameOf(id))

/** How the next picture of a post is to be made; nothing chosen is nothing kept. */
export function keepChoices(id: string | null, settings: GenerateSettings | null) {
  if (settings === null) return sessionStorage.removeItem(choicesOf(id))
  try { sessionStorage.setItem(choicesOf(id), JSON.stringify(settings)) } catch { sessionStorage.removeItem(choicesOf(id)) }
}

export const recallChoices = (id: string | null) => parsed<GenerateSettings>(choicesOf(id))

/** The new post has its address. */
export function choicesAreFor(made: string) {
  keepChoices(made, recallChoices(null))
  keepChoices(null, null)
}

/** Who signs out leaves nothing behind. */
export function forgetAll() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name)
  sessionStorage.removeItem(creation)
}

/** The draft as it was left here; of what somebody else has changed since only the plan of a draft is kept. */
export function resume(post: PostFieldsFragment | null, fresh: Draft): Draft {
  const kept = recall(post?.id ?? null)
  if (kept === null || (post !== null && isLocked(post))) return fresh
  const slot = isPast(kept.draft) ? { day: fresh.day, time: fresh.time } : {}
  if (kept.base === baseOf(post)) return { ...kept.draft, ...slot, pictures: kept.draft.pictures.map((picture) => ({ ...picture, image: fresh.pictures.find((one) => one.image.id === picture.image.id)?.image ?? picture.image })) }
  return post?.status === 'DRAFT' ? { ...fresh, ...planOf(kept.draft), ...slot } : fresh
}

/** The key under which the next post is created: whoever comes back after a lost answer asks for the same post. */
export function creationKey(): string {
  const key = sessionStorage.getItem(creation) ?? crypto.randomUUID()
  sessionStorage.setItem(creation, key)
  return key
}

export const endCreation = () => sessionStorage.removeItem(creation)

const isPast = (draft: Draft) => (instantOf(`${draft.day}T${draft.time}`, draft.zone)?.getTime() ?? 0) <= Date.now()

const recall = (id: string | null) => parsed<Kept>(nameOf(id))

function parsed<Value>(name: string): Value | null {
  try { return JSON.parse(sessionStorage.getItem(name) ?? 'null') as Value | null } catch { return null }
}
