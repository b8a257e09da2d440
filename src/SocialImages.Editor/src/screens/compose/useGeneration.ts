import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useClient } from 'urql'
import { stream } from '../../client/client'
import { CancelGenerationDocument, GenerateImagesDocument, GenerateImagesForPostDocument, GenerationProgressDocument, ViewerDocument, type GenerateImagesInput, type GenerationProgressSubscription, type GenerationStage, type GenerationStatus, type ImageFieldsFragment } from '../../generated/graphql'
import { explain } from '../../shared/errors'
import { useMutate } from '../../shared/useMutate'
import { useText } from '../../text'

export type Progress = {
  id: string
  count: number
  sequence: number
  status: GenerationStatus
  stage: GenerationStage
  percent: number
  attempt: number
  provider: string | null
  preview: string | null
  images: readonly ImageFieldsFragment[]
  problem: { code: string; message: string } | null
}

type Event = GenerationProgressSubscription['onGenerationProgress']
type Step = { type: 'begin'; id: string; count: number } | { type: 'event'; event: Event } | { type: 'clear' }

const isOver = (status: GenerationStatus) => status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELED'

function reduce(progress: Progress | null, step: Step): Progress | null {
  if (step.type === 'clear') return null
  if (step.type === 'begin') return { id: step.id, count: step.count, sequence: 0, status: 'QUEUED', stage: 'QUEUED', percent: 0, attempt: 1, provider: null, preview: null, images: [], problem: null }
  const { event } = step
  if (progress === null || event.generation.id !== progress.id || event.sequence <= progress.sequence) return progress
  return {
    ...progress,
    count: event.generation.count,
    sequence: event.sequence,
    status: event.status,
    stage: event.stage,
    percent: event.percent,
    attempt: event.attempt,
    provider: event.provider ?? progress.provider,
    preview: event.image === null ? event.previewUrl ?? progress.preview : null,
    images: event.image === null ? progress.images : [...progress.images, event.image],
    problem: event.error ?? progress.problem,
  }
}

export type Wish = { input: Omit<GenerateImagesInput, 'idempotencyKey'>; isCaption: boolean }
type Remembered = { owner: string; id: string; count: number; replaces: string | null }

const reopen = 800
const remembered = 'generation'

/** One request for pictures, followed to its end through lost connections, restarts of the server and reloads of the page. */
export function useGeneration(owner: string, save: () => Promise<string | null>, onImage: (image: ImageFieldsFragment, isOnly: boolean, replaced: string | null) => void) {
  const client = useClient()
  const mutate = useMutate()
  const text = useText()
  const [progress, step] = useReducer(reduce, null, () => recall(owner))
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const sequence = useRef(0)
  const key = useRef<{ input: string; key: string } | null>(null)
  const [last, setLast] = useState<Wish | null>(null)
  const replaces = useRef(recalled()?.replaces ?? null)
  const told = useRef(onImage)
  told.current = onImage
  sequence.current = progress?.sequence ?? 0
  const id = progress?.id
  const over = progress !== null && isOver(progress.status)

  useEffect(() => {
    if (id === undefined || over) return undefined
    let stop: () => void = () => undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      stop = stream(GenerationProgressDocument, () => ({ generationId: id, afterSequence: sequence.current }), {
        next: (data) => {
          const event = data.onGenerationProgress
          if (event.sequence <= sequence.current) return
          sequence.current = event.sequence
          if (event.image !== null) told.current(event.image, event.generation.count === 1, replaces.current)
          step({ type: 'event', event })
        },
        end: () => { timer = setTimeout(open, reopen) },
      })
    }
    open()
    return () => { clearTimeout(timer); stop() }
  }, [id, over])

  useEffect(() => {
    if (over) {
      sessionStorage.removeItem(remembered)
      void client.query(ViewerDocument, {}, { requestPolicy: 'network-only' }).toPromise()
    }
  }, [over, client])

  /** `replacing`: the picture of the post whose place the only one takes. */
  const start = useCallback(async (wish: Wish, replacing: string | null = null) => {
    const { input, isCaption } = wish
    // A click that is repeated because its answer was lost is the same request.
    const written = JSON.stringify(input)
    if (key.current?.input !== written) key.current = { input: written, key: crypto.randomUUID() }
    setBusy(true)
    setProblem(null)
    const idempotencyKey = key.current.key
    const postId = await save()
    // The server reads a caption otherwise than a description of a picture.
    const result = postId !== null
      ? await mutate(GenerateImagesForPostDocument, { input: { ...input, prompt: isCaption ? null : input.prompt, postId, idempotencyKey } }, (data) => data.generateImagesForPost)
      : await mutate(GenerateImagesDocument, { input: { ...input, idempotencyKey } }, (data) => data.generateImages)
    setBusy(false)
    if (result.problem !== null) { setProblem(result.problem); return }
    key.current = null
    const generation = result.payload.generation
    if (!generation) return
    replaces.current = replacing
    setLast(wish)
    sessionStorage.setItem(remembered, JSON.stringify({ owner: postId ?? owner, id: generation.id, count: generation.count, replaces: replacing } satisfies Remembered))
    step({ type: 'begin', id: generation.id, count: generation.count })
  }, [mutate, owner, save])

  const cancel = useCallback(async () => {
    if (id === undefined) return
    const result = await mutate(CancelGenerationDocument, { input: { generationId: id } }, (data) => data.cancelGeneration)
    setProblem(result.problem)
  }, [mutate, id])

  return { progress, over, busy, last, problem: problem ?? (progress?.problem ? explain(progress.problem, text) : null), start, cancel, clear: () => step({ type: 'clear' }) }
}

function recall(owner: string): Progress | null {
  const kept = recalled()
  return kept?.owner === owner ? reduce(null, { type: 'begin', id: kept.id, count: kept.count }) : null
}

function recalled(): Remembered | null {
  return JSON.parse(sessionStorage.getItem(remembered) ?? 'null') as Remembered | null
}
