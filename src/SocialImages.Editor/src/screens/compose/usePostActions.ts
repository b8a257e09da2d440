import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { DeletePostDocument, PublishPostNowDocument, SchedulePostDocument, UnschedulePostDocument, type PostFieldsFragment } from '../../generated/graphql'
import { postPath } from '../../shared/paths'
import { instantOf, show } from '../../shared/time'
import { tell, useMutate } from '../../shared/useMutate'
import { useText } from '../../text'
import { planOf, type Draft } from './draft'
import { forget } from './kept'
import type { useSaving } from './useSaving'

type Action = 'schedule' | 'publish' | 'unschedule' | 'delete' | 'save'

/** What can be done with the post as a whole. Each saves what is written first. */
export function usePostActions(draft: Draft, post: PostFieldsFragment | null, saving: ReturnType<typeof useSaving>) {
  const text = useText()
  const mutate = useMutate()
  const [, go] = useLocation()
  const [busy, setBusy] = useState<Action | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // One key per wish: a repeated click after a lost answer is the same wish.
  const keys = useRef(new Map<string, string>())
  const keyOf = (wish: string) => {
    const key = keys.current.get(wish) ?? crypto.randomUUID()
    keys.current.set(wish, key)
    return key
  }

  const run = async (action: Action, work: (postId: string) => Promise<string | null>) => {
    setBusy(action)
    setProblem(null)
    const id = await saving.save()
    setProblem(id === null ? null : await work(id))
    setBusy(null)
  }

  const schedule = () => run('schedule', async (postId) => {
    const at = `${draft.day}T${draft.time}:00`
    const plan = planOf(draft)
    const wish = `schedule ${postId} ${at} ${draft.zone} ${JSON.stringify(plan)}`
    const result = await mutate(SchedulePostDocument, { input: { postId, at, timeZone: draft.zone, ...plan, idempotencyKey: keyOf(wish) } }, (data) => data.schedulePost)
    if (result.problem !== null) return result.problem
    keys.current.delete(wish)
    const instant = instantOf(`${draft.day}T${draft.time}`, draft.zone)
    tell(text.compose.scheduledToast(instant === null ? at : show(instant, 'moment', text.locale, draft.zone)))
    go(postPath(postId), { replace: true })
    return null
  })

  const publishNow = () => run('publish', async (postId) => {
    const wish = `publish ${postId} ${post?.updatedAt ?? ''}`
    const result = await mutate(PublishPostNowDocument, { input: { postId, autoImage: planOf(draft).autoImage, idempotencyKey: keyOf(wish) } }, (data) => data.publishPostNow)
    if (result.problem !== null) return result.problem
    keys.current.delete(wish)
    tell(text.compose.publishingToast)
    return null
  })

  const unschedule = () => run('unschedule', async (postId) => {
    const result = await mutate(UnschedulePostDocument, { input: { postId } }, (data) => data.unschedulePost)
    if (result.problem === null) tell(text.compose.unscheduledToast)
    return result.problem
  })

  const remove = async () => {
    setBusy('delete')
    const result = post === null ? { problem: null } : await mutate(DeletePostDocument, { input: { postId: post.id } }, (data) => data.deletePost)
    setBusy(null)
    setProblem(result.problem)
    if (result.problem !== null) return
    if (post !== null) forget(post.id)
    tell(text.compose.deletedToast)
    go('/calendar')
  }

  const save = () => run('save', async () => { tell(text.compose.savedToast); return null })

  return { busy, problem, schedule, publishNow, unschedule, remove, save }
}
