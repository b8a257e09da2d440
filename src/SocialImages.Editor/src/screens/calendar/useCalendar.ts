import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import { useOnReturn } from '../../client/connection'
import { CalendarPostsDocument, PostChangesDocument, SchedulePostDocument, type CalendarPostsQuery, type CalendarPostsQueryVariables } from '../../generated/graphql'
import { explainFailure } from '../../shared/errors'
import { instantOf, ownZone, timeOf, wallTime } from '../../shared/time'
import { useMutate } from '../../shared/useMutate'
import { useText } from '../../text'

export type CalendarPost = NonNullable<NonNullable<CalendarPostsQuery['posts']>['nodes']>[number]

/** Until it is on its way to Instagram. */
export const isMovable = (post: CalendarPost) => post.status === 'DRAFT' || post.status === 'SCHEDULED' || post.status === 'PREPARING' || post.status === 'READY'

const most = 500
const settle = 250

/** Every post with a slot in the range, and the drafts; read again when any post changes. */
export function useCalendar(from: string, until: string) {
  const client = useClient()
  const text = useText()
  const mutate = useMutate()
  const [posts, setPosts] = useState<readonly CalendarPost[] | null>(null)
  const [drafts, setDrafts] = useState<readonly CalendarPost[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  const all = useCallback(async (variables: CalendarPostsQueryVariables) => {
    const found: CalendarPost[] = []
    let after: string | null = null
    do {
      const result: { data?: CalendarPostsQuery; error?: Parameters<typeof explainFailure>[0] } = await client.query(CalendarPostsDocument, { ...variables, after }, { requestPolicy: 'network-only' }).toPromise()
      if (result.error !== undefined) throw result.error
      found.push(...(result.data?.posts?.nodes ?? []))
      after = result.data?.posts?.pageInfo.hasNextPage === true ? result.data.posts.pageInfo.endCursor : null
    } while (after !== null && found.length < most)
    return found
  }, [client])

  const range = useMemo(() => ({ scheduledFrom: instantOf(`${from}T00:00`, ownZone)?.toISOString() ?? `${from}T00:00:00Z`, scheduledUntil: instantOf(`${until}T00:00`, ownZone)?.toISOString() ?? `${until}T00:00:00Z` }), [from, until])
  const reading = useRef(0)
  const read = useCallback(async () => {
    // An answer about the month before comes perhaps after the one that is looked at.
    const turn = ++reading.current
    try {
      const [planned, open] = await Promise.all([all({ where: range, order: [{ scheduledFor: 'ASC' }] }), all({ where: { status: ['DRAFT'] }, order: [{ createdAt: 'DESC' }] })])
      if (turn !== reading.current) return
      setPosts(planned.filter((post) => post.status !== 'DRAFT'))
      setDrafts(open)
      setProblem(null)
    } catch (failure) {
      if (turn === reading.current) setProblem(explainFailure(failure as Parameters<typeof explainFailure>[0], text))
    }
  }, [all, range, text])
  useEffect(() => { void read() }, [read])
  useOnReturn(() => void read())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const { unsubscribe } = client.subscription(PostChangesDocument, {}).subscribe(() => { clearTimeout(timer); timer = setTimeout(() => void read(), settle) })
    return () => { clearTimeout(timer); unsubscribe() }
  }, [client, read])

  /** To another day, at the same time of its own clock. */
  const move = useCallback(async (post: CalendarPost, day: string): Promise<string | null> => {
    const zone = post.timeZone ?? ownZone
    const time = post.scheduledFor === null ? '09:00' : timeOf(wallTime(new Date(post.scheduledFor), zone))
    const at = instantOf(`${day}T${time}`, zone)
    if (at === null) return text.compose.gap
    const before = posts
    setPosts((known) => [...(known ?? []).filter((one) => one.id !== post.id), { ...post, status: 'SCHEDULED', scheduledFor: at.toISOString() }])
    setDrafts((known) => known.filter((one) => one.id !== post.id))
    const autoImage = post.autoImage ? { enabled: post.autoImage.enabled, style: post.autoImage.style, aspectRatio: post.autoImage.aspectRatio, onFailure: post.autoImage.onFailure } : post.images.length === 0 ? { enabled: true } : null
    const repeat = post.repeat ? { every: post.repeat.every, until: post.repeat.until } : null
    const result = await mutate(SchedulePostDocument, { input: { postId: post.id, at: `${day}T${time}:00`, timeZone: zone, autoImage, repeat, idempotencyKey: crypto.randomUUID() } }, (data) => data.schedulePost)
    if (result.problem !== null) setPosts(before)
    void read()
    return result.problem
  }, [mutate, posts, read, text])

  return { posts, drafts, problem, read, move }
}
