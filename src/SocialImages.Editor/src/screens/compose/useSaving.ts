import { useCallback, useEffect, useRef, useState } from 'react'
import { CreatePostDocument, UpdatePostDocument, type PostFieldsFragment } from '../../generated/graphql'
import { useOnReturn } from '../../client/connection'
import { useMutate } from '../../shared/useMutate'
import { contentOf, draftOf, isBlank, type Draft } from './draft'
import { creationKey, endCreation } from './kept'

export type Saving = 'clean' | 'dirty' | 'saving' | 'failed'

const pause = 900
const patience = 5000

/** Keeps the post on the server in step with what is written. Drafts save themselves, at the latest when their screen is left; what is scheduled waits for its author. */
export function useSaving(draft: Draft, post: PostFieldsFragment | null, onCreated: (id: string) => void) {
  const mutate = useMutate()
  const content = JSON.stringify(contentOf(draft))
  const [saved, setSaved] = useState(() => (post === null ? '' : JSON.stringify(contentOf(draftOf(post, draft.accountId)))))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const postId = useRef(post?.id ?? null)
  const savedNow = useRef(saved)
  const latest = useRef(draft)
  const queue = useRef(Promise.resolve<string | null>(null))
  latest.current = draft

  const send = useCallback(async (): Promise<string | null> => {
    const wanted = contentOf(latest.current)
    const text = JSON.stringify(wanted)
    if (postId.current === null ? isBlank(latest.current) : text === savedNow.current) return postId.current
    setBusy(true)
    const result = postId.current === null
      ? await mutate(CreatePostDocument, { input: { ...wanted, idempotencyKey: creationKey() } }, (data) => data.createPost)
      : await mutate(UpdatePostDocument, { input: { postId: postId.current, ...wanted } }, (data) => data.updatePost)
    setBusy(false)
    setProblem(result.problem)
    if (result.problem !== null) {
      // The first words may have arrived although the answer did not: other words need another key.
      if ('code' in result && result.code === 'IDEMPOTENCY_CONFLICT') endCreation()
      return null
    }
    savedNow.current = text
    setSaved(text)
    const made = result.payload.post
    if (postId.current === null && made) {
      postId.current = made.id
      endCreation()
      onCreated(made.id)
    }
    return postId.current
  }, [mutate, onCreated])

  const save = useCallback(() => (queue.current = queue.current.then(send, send)), [send])
  const isOwnSaver = post === null || post.status === 'DRAFT'
  const dirty = content !== saved
  const blank = isBlank(draft) && postId.current === null
  useEffect(() => {
    if (!isOwnSaver || !dirty || blank) return undefined
    const timer = setTimeout(() => void save(), pause)
    return () => clearTimeout(timer)
  }, [content, isOwnSaver, dirty, blank, save])
  // What could not be saved is tried again, at the latest when the connection is back.
  const isStuck = problem !== null && isOwnSaver && dirty && !blank
  useEffect(() => {
    if (!isStuck || busy) return undefined
    const timer = setTimeout(() => void save(), patience)
    return () => clearTimeout(timer)
  }, [isStuck, busy, save])
  useOnReturn(() => { if (isStuck) void save() })
  const leave = useRef<() => void>(() => undefined)
  leave.current = () => { if (isOwnSaver && dirty && !blank) void save() }
  useEffect(() => () => leave.current(), [])

  useEffect(() => {
    if (!dirty || blank) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty, blank])

  const state: Saving = busy ? 'saving' : problem !== null ? 'failed' : dirty ? 'dirty' : 'clean'
  /** What the server has by itself needs no saving. */
  const adopt = useCallback((theirs: Draft) => { savedNow.current = JSON.stringify(contentOf(theirs)); setSaved(savedNow.current) }, [])
  return { save, adopt, state, problem, dirty, isOwnSaver }
}
