import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { useClient } from 'urql'
import { useOnReturn } from '../../client/connection'
import { LibraryChangesDocument, LibraryCountDocument, LibraryPageDocument } from '../../generated/graphql'
import { explainFailure } from '../../shared/errors'
import { useText } from '../../text'
import { isNarrow, orderOf, whereOf, type Filter } from './filter'
import { empty, missed, reduce } from './pages'

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

  const ask = useCallback((after: string | null) => client.query(LibraryPageDocument, { ...asked, after }, { requestPolicy: 'network-only' }).toPromise(), [client, asked])
  const countAll = useCallback(async () => (await client.query(LibraryCountDocument, { where: asked.where }, { requestPolicy: 'network-only' }).toPromise()).data?.images?.totalCount, [client, asked])

  const load = useCallback(async () => {
    const { end, more } = current.current
    const place = `${key} ${end ?? ''}`
    if (current.current.key !== key || !more || loading.current === place) return
    loading.current = place
    step({ type: 'busy' })
    const result = await ask(end)
    // Begun anew meanwhile: this page belongs to what was there before.
    if (loading.current !== place) return
    loading.current = null
    if (result.data?.images == null) step({ type: 'failed', key, problem: result.error === undefined ? text.errors.unknown : explainFailure(result.error, text) })
    else step({ type: 'page', key, page: result.data.images })
  }, [ask, key, text])

  const restart = useCallback(() => {
    loading.current = null
    step({ type: 'restart', key })
    void countAll().then((total) => { if (total !== undefined) step({ type: 'total', key, total }) })
  }, [countAll, key])
  useEffect(() => { if (current.current.key !== key || current.current.total === null) restart() }, [key, restart])
  useEffect(() => { if (pages.key === key && pages.images.length === 0 && pages.more && !pages.busy && pages.problem === null) void load() }, [pages, key, load])

  /** After a time without a connection: who has scrolled far stays there, unless more happened than new pictures coming first. */
  const catchUp = useCallback(async () => {
    const [result, total] = await Promise.all([ask(null), countAll()])
    const { images, total: before, key: shown } = current.current
    if (shown !== key) return
    const page = result.data?.images
    if (page == null) return images.length === 0 ? restart() : undefined
    const added = missed(images, page.nodes ?? [])
    if (images.length === 0 || before === null || added < 0 || total !== before + added) restart()
    else step({ type: 'caughtUp', key, page })
    return undefined
  }, [ask, countAll, key, restart])
  useOnReturn(() => void catchUp())

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

  return { ...pages, load, mayLoad: pages.more && !pages.busy && pages.problem === null, retry: restart, drop: useCallback((ids: readonly string[]) => step({ type: 'gone', ids }), []) }
}
