import { Suspense, useEffect, useRef, type ReactNode } from 'react'
import { useClient, useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { IconCalendar, IconPhoto, IconSettings, IconSquareRoundedPlus } from '@tabler/icons-react'
import { useOnReturn } from '../client/connection'
import { PostChangesDocument, ViewerDocument, type ViewerQuery } from '../generated/graphql'
import { explainFailure, isSignedOut } from '../shared/errors'
import { lazily } from '../shared/lazily'
import { Failed, Loading } from '../shared/States'
import { useText } from '../text'
import { ConnectionBanner } from './ConnectionBanner'
import { UserMenu } from './UserMenu'
import { ViewerContext } from './viewer'
import classes from './Shell.module.css'

const SignIn = lazily(async () => (await import('./SignIn')).SignIn)

export function Shell({ children }: { children: ReactNode }) {
  const text = useText()
  const [{ data, error }, again] = useQuery({ query: ViewerDocument })
  useOnReturn(() => again({ requestPolicy: 'network-only' }))
  if (isSignedOut(error)) return <Suspense fallback={<Loading />}><SignIn /></Suspense>
  if (data === undefined) return <main className={classes.page}>{error === undefined ? <Loading /> : <Failed problem={explainFailure(error, text)} again={() => again({ requestPolicy: 'network-only' })} />}</main>
  return <SignedIn viewer={data.viewer}>{children}</SignedIn>
}

function SignedIn({ viewer, children }: { viewer: ViewerQuery['viewer']; children: ReactNode }) {
  const text = useText()
  usePostChanges()
  useFocusOnScreens()
  return (
    <ViewerContext value={viewer}>
      <a className="skip-link" href="#content">{text.nav.skip}</a>
      <div className={classes.frame}>
        <header className={classes.side}>
          <Link href="/" className={classes.brand}>
            <img src="/assets/icon.svg" alt="" width={28} height={28} />
            <span>{text.product}</span>
          </Link>
          <nav aria-label={text.nav.label} className={classes.nav}>
            <NavItem href="/" label={text.nav.compose} icon={<IconSquareRoundedPlus size={22} stroke={1.7} />} matches={(path) => screenOf(path) === 'compose'} />
            <NavItem href="/calendar" label={text.nav.calendar} icon={<IconCalendar size={22} stroke={1.7} />} matches={(path) => path === '/calendar'} />
            <NavItem href="/library" label={text.nav.library} icon={<IconPhoto size={22} stroke={1.7} />} matches={(path) => path.startsWith('/library')} />
            <NavItem href="/settings" label={text.nav.settings} icon={<IconSettings size={22} stroke={1.7} />} matches={(path) => path.startsWith('/settings')} />
          </nav>
          <UserMenu />
        </header>
        <main id="content" tabIndex={-1} className={classes.main}>
          <ConnectionBanner />
          {children}
        </main>
      </div>
    </ViewerContext>
  )
}

function NavItem({ href, label, icon, matches }: { href: string; label: string; icon: ReactNode; matches: (path: string) => boolean }) {
  const [path] = useLocation()
  return <Link href={href} className={classes.item} aria-current={matches(path) ? 'page' : undefined}>{icon}<span>{label}</span></Link>
}

const screenOf = (path: string) => (path === '/' || path.startsWith('/posts/') ? 'compose' : path.split('/')[1])

/** Whoever goes to another screen goes on there: keys and screen readers begin at its content, not at the link that led to it. */
function useFocusOnScreens() {
  const [path] = useLocation()
  const screen = screenOf(path)
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [screen])
}

const again = 1000

/** Every change of any post reaches the cache, and so every screen. */
function usePostChanges() {
  const client = useClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stop: (() => void) | undefined
    const listen = () => {
      const { unsubscribe } = client.subscription(PostChangesDocument, {}).subscribe((result) => {
        if (result.hasNext !== false && result.error === undefined) return
        // The server ended the stream, perhaps to restart.
        clearTimeout(timer)
        timer = setTimeout(() => { unsubscribe(); listen() }, again)
      })
      stop = unsubscribe
    }
    listen()
    return () => { clearTimeout(timer); stop?.() }
  }, [client])
}
