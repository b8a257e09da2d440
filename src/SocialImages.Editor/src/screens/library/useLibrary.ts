import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { useClient } from 'urql'
import { useOnReturn } from '../../client/connection'
import { LibraryChangesDocument, LibraryCountDocument, LibraryPageDocument, type ImageFieldsFragment } from '../../generated/graphql'
import { explainFailure } from '../../shared/errors'
import { useText } from '../../text'
import { isNarrow, orderOf, whereOf, type Filter } from './filter'

type Pages = { key: string; images: readonly ImageFieldsFragment[]; known: ReadonlySet<string>; end: string | null; more: boolean; busy: boolean; problem: string | null; total: number | null }
type Step =
  | { type: 'restart'; key: string }
  | { type: 'busy' }
  | { type: 'page'; key: string; images: readonly ImageFieldsFragment[]; end: string | null; more: boolean }
  | { type: 'total'; key: string; total: number }
  | { type: 'failed'; key: string; problem: string }
  | { type: 'changed'; image: ImageFieldsFragment; belongs: boolean; first: boolean }
  | { type: 'gone'; ids: readonly string[] }

const empty = (key: string): Pages => ({ key, images: [], known: new Set(), end: null, more: true, busy: false, problem: null, total: null })

function reduce(pages: Pages, step: Step): Pages {
  if ('key' in step && step.type !== 'restart' && step.key !== pages.key) return pages
  switch (step.type) {
    case 'restart': return empty(step.key)
    case 'busy': return { ...pages, busy: true, problem: null }
    case 'total': return { ...pages, total: step.total }
    case 'failed': return { ...pages, busy: false, problem: step.problem }
    case 'page': {
      const added = step.images.filter((image) => !pages.known.has(image.id))
      return { ...pages, busy: false, images: [...pages.images, ...added], known: new Set([...pages.known, ...added.map((image) => image.id)]), end: step.end, more: step.more }
    }
    case 'changed': {
      if (pages.known.has(step.image.id)) return step.belongs ? { ...pages, images: pages.images.map((image) => (image.id === step.image.id ? step.image : image)) } : without(pages, [step.image.id])
      return step.belongs && step.first ? { ...pages, images: [step.image, ...pages.images], known: new Set([...pages.known, step.image.id]), total: pages.total === null ? null : pages.total + 1 } : pages
    }
    case 'gone': return without(pages, step.ids)
  }
}

function without(pages: Pages, ids: readonly string[]): Pages {
  const gone = new Set(ids)
  const images = pages.images.filter((image) => !gone.has(image.id))
  return { ...pages, images, known: new Set(images.map((image) => image.id)), total: pages.total === null ? null : pages.total - (pages.images.length - images.length) }
}

const again = 1000

/** The pictures a filter finds, page by page as they are looked at, kept in step with what others do. */
export function useLibrary(filter: Filter) {
  const client = useClient()
  const text = useText()
  const asked = useMemo(() => ({ where: whereOf(filter), order: orderOf(filter.order) }), [filter])
  const key = useMemo(() => JSON.stringify(asked), [asked])
  const [pages, step] = useReducer(reduce, key, empty)
  const current = useRef(pages)
  current.current = pages
  const loading = useRef<string | null>(null)

  const load = useCallback(async () => {
    const { end, more } = current.current
    const place = `${key} ${end ?? ''}`
    if (current.current.key !== key || !more || loading.current === place) return
    loading.current = place
    step({ type: 'busy' })
    const result = await client.query(LibraryPageDocument, { ...asked, after: end }, { requestPolicy: 'network-only' }).toPromise()
    loading.current = null
    if (result.error !== undefined) step({ type: 'failed', key, problem: explainFailure(result.error, text) })
    else step({ type: 'page', key, images: result.data?.images?.nodes ?? [], end: result.data?.images?.pageInfo.endCursor ?? null, more: result.data?.images?.pageInfo.hasNextPage ?? false })
  }, [client, asked, key, text])

  const restart = useCallback(() => {
    loading.current = null
    step({ type: 'restart', key })
    void client.query(LibraryCountDocument, { where: asked.where }, { requestPolicy: 'network-only' }).toPromise().then((result) => { if (result.data?.images != null) step({ type: 'total', key, total: result.data.images.totalCount }) })
  }, [client, asked, key])
  useEffect(() => { if (current.current.key !== key || current.current.total === null) restart() }, [key, restart])
  useEffect(() => { if (pages.key === key && pages.images.length === 0 && pages.more && !pages.busy && pages.problem === null) void load() }, [pages, key, load])
  useOnReturn(restart)

  const narrow = isNarrow(filter)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stop: (() => void) | undefined
    const listen = () => {
      const { unsubscribe } = client.subscription(LibraryChangesDocument, {}).subscribe((result) => {
        const changed = result.data?.onLibraryChanged
        if (changed) {
          const { image } = changed
          if (image === null) step({ type: 'gone', ids: [changed.imageId] })
          else step({ type: 'changed', image, belongs: (image.deletedAt !== null) === filter.inTrash, first: !narrow && filter.order === 'newest' })
        }
        if (result.hasNext === false || result.error !== undefined) { clearTimeout(timer); timer = setTimeout(() => { unsubscribe(); listen() }, again) }
      })
      stop = unsubscribe
    }
    listen()
    return () => { clearTimeout(timer); stop?.() }
  }, [client, filter.inTrash, filter.order, narrow])

  return { ...pages, load, retry: restart, drop: useCallback((ids: readonly string[]) => step({ type: 'gone', ids }), []) }
}
