import { Suspense, useEffect, useRef } from 'react'
import { Route, Switch, useLocation, useSearch } from 'wouter'
import { Compose } from './screens/compose/Compose'
import { Boundary } from './shared/Boundary'
import { lazily } from './shared/lazily'
import { idFromPath, postPath } from './shared/paths'
import { Empty, Loading } from './shared/States'
import { tell, warn } from './shared/useMutate'
import { Shell } from './shell/Shell'
import { useText } from './text'

const Calendar = lazily(async () => (await import('./screens/calendar/Calendar')).Calendar)
const Library = lazily(async () => (await import('./screens/library/Library')).Library)
const Settings = lazily(async () => (await import('./screens/settings/Settings')).Settings)

export function App() {
  const text = useText()
  const search = useSearch()
  const [path] = useLocation()
  const key = useComposerKeys()
  useReturnFromInstagram()
  return (
    <Shell>
      <Boundary at={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/">{() => <Compose key={key.fresh(search)} onCreated={key.created} />}</Route>
            <Route path="/posts/:id">{({ id }) => <Compose key={key.of(idFromPath(id))} postId={idFromPath(id)} onCreated={key.created} />}</Route>
            <Route path="/calendar"><Calendar /></Route>
            <Route path="/library"><Library /></Route>
            <Route path="/settings"><Settings /></Route>
            <Route><Empty title={text.common.notFound} hint={text.common.notFoundHint} /></Route>
          </Switch>
        </Suspense>
      </Boundary>
    </Shell>
  )
}

/** A post that is saved for the first time gets its address while it is being written: the form stays as it is. */
function useComposerKeys() {
  const [, go] = useLocation()
  const state = useRef({ count: 0, current: 'new-0', known: new Map<string, string>() })
  return {
    fresh: (search: string) => `${state.current.current}${search}`,
    of: (id: string) => state.current.known.get(id) ?? id,
    created: (id: string) => {
      const { known, current } = state.current
      known.set(id, `${current}${location.search.slice(1)}`)
      state.current.current = `new-${++state.current.count}`
      go(postPath(id), { replace: true })
    },
  }
}

/** Instagram sends people back to `/?instagram=connected&message=…`. */
function useReturnFromInstagram() {
  const text = useText()
  const [, go] = useLocation()
  const search = new URLSearchParams(useSearch())
  const outcome = search.get('instagram')
  const message = search.get('message') ?? ''
  useEffect(() => {
    if (outcome === null) return
    if (outcome === 'connected') tell(text.settings.connectedNow(message))
    else warn(message)
    go('/settings', { replace: true })
  }, [outcome, message, go, text])
}
