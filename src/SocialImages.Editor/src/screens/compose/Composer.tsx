import { Anchor, Button, Select } from '@mantine/core'
import { IconBrandInstagram } from '@tabler/icons-react'
import { Suspense, useCallback, useEffect, useReducer, useRef, useState, type Dispatch } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { PostToComposeDocument, type AccountFieldsFragment, type ImageFieldsFragment, type PostFieldsFragment } from '../../generated/graphql'
import { useOnReturn } from '../../client/connection'
import { lazily } from '../../shared/lazily'
import { ProblemList, inWords } from '../../shared/Problems'
import { DropHint, useDropping } from '../../shared/Dropping'
import { warn } from '../../shared/useMutate'
import { useTitle } from '../../shared/useTitle'
import { useText } from '../../text'
import { ActionBar } from './ActionBar'
import { AutoImageFields } from './AutoImageFields'
import { CaptionField } from './CaptionField'
import { change, contentOf, draftOf, isLocked, maxPictures, type Change, type Draft } from './draft'
import type { GenerateSettings } from './GeneratePanel'
import { choicesAreFor, forget, keep, resume } from './kept'
import { PicturesSection } from './PicturesSection'
import { Preview } from './Preview'
import { ScheduleFields } from './ScheduleFields'
import { useGeneration } from './useGeneration'
import { usePostActions } from './usePostActions'
import { useChecks } from './useChecks'
import { useSaving } from './useSaving'
import { useUploads } from './useUploads'
import classes from './Composer.module.css'

const PostPanel = lazily(async () => (await import('./PostPanel')).PostPanel)

export type Like = { settings: GenerateSettings; look: Partial<Pick<Draft, 'style' | 'ratio'>> }

type Props = {
  opened: PostFieldsFragment | null
  accounts: readonly AccountFieldsFragment[]
  day: string | undefined
  /** The recipe of a picture that more are wanted of. */
  like: Like | undefined
  images: readonly ImageFieldsFragment[]
  onCreated: (id: string) => void
}

const begin = ({ opened, accounts, day, images, like }: Props): Draft => {
  const account = accounts.find((one) => one.status === 'CONNECTED') ?? accounts[0]
  const draft = change(draftOf(opened, account?.id ?? null, day), { type: 'add', images })
  if (images.length > 0 || like !== undefined) return { ...draft, ...like?.look }
  return { ...resume(opened, draft), ...(day === undefined ? {} : { day }) }
}

export function Composer(props: Props) {
  const { opened, accounts, onCreated } = props
  const text = useText()
  const [draft, dispatch] = useReducer(change, props, begin)
  const [id, setId] = useState(opened?.id ?? null)
  const [{ data }, again] = useQuery({ query: PostToComposeDocument, variables: { id: id ?? '' }, pause: id === null, requestPolicy: 'cache-first' })
  useOnReturn(() => { if (id !== null) again({ requestPolicy: 'network-only' }) })
  const post = (id === null ? null : data?.postById) ?? opened
  const isHere = useRef(true)
  useEffect(() => { isHere.current = true; return () => { isHere.current = false } }, [])
  const created = useCallback((made: string) => { forget(null); choicesAreFor(made); setId(made); if (isHere.current) onCreated(made) }, [onCreated])
  const saving = useSaving(draft, post, created)
  const readOnly = post !== null && isLocked(post)
  useEffect(() => { if (id === null || post !== null) keep(post, draft, saving.dirty) }, [id, post, draft, saving.dirty])
  useFollowing(post, draft, dispatch, saving)
  useTitle(draft.caption.trim().slice(0, 40) || text.compose.newTitle)

  const there = useRef(draft.pictures)
  there.current = draft.pictures
  const addAll = useCallback((images: readonly ImageFieldsFragment[]) => {
    const fresh = images.filter((image) => !there.current.some((picture) => picture.image.id === image.id))
    if (there.current.length + fresh.length > maxPictures) warn(text.compose.full)
    dispatch({ type: 'add', images: fresh })
  }, [text])
  const add = useCallback((image: ImageFieldsFragment) => addAll([image]), [addAll])
  const uploads = useUploads(add)
  const set = (values: Partial<Omit<Draft, 'pictures'>>) => dispatch({ type: 'set', values })
  const account = accounts.find((one) => one.id === draft.accountId)
  const checks = useChecks(id, draft, post, saving.dirty || saving.state === 'saving')
  const actions = usePostActions(draft, post, saving)
  const generation = useGeneration(id ?? 'new', saving.save, (image, isOnly, was) => {
    if (!isOnly) return
    if (was === null) add(image)
    else dispatch({ type: 'replace', was, image })
  })
  const isOver = useDropping(readOnly ? null : uploads.add)

  return (
    <div className={classes.screen}>
      <div className={classes.form}>
        <div className={classes.head}>
          <h1 className={classes.title}>{post === null || post.status === 'DRAFT' ? text.compose.newTitle : text.compose.editTitle}</h1>
          {readOnly ? <span className="quiet">{account === undefined ? '' : `@${account.username}`}</span> : accounts.length === 0 ? <Button component={Link} href="/settings" variant="default" leftSection={<IconBrandInstagram size={18} stroke={1.7} />}>{text.compose.noAccount}</Button> : (
            <Select
              aria-label={text.compose.account} value={draft.accountId} onChange={(accountId) => set({ accountId })} data={accounts.filter((one) => one.status !== 'DISCONNECTED' || one.id === draft.accountId).map((one) => ({ value: one.id, label: `@${one.username}` }))} allowDeselect={false} className={classes.account}
              error={account === undefined ? null : account.status === 'CONNECTED' ? checks.errors('account', 'accountId').map((problem) => inWords(problem, text))[0] : <>{text.compose.mustReconnect(account.username)} <Anchor component={Link} href="/settings" size="sm">{text.settings.reconnect}</Anchor></>}
            />
          )}
          <ProblemList problems={checks.warnings('account', 'accountId')} />
        </div>
        {post === null || post.status === 'DRAFT' ? null : <Suspense><PostPanel post={post} onRetry={() => void actions.publishNow()} onSave={saving.save} onUnschedule={() => void actions.unschedule()} /></Suspense>}
        <section className={classes.card}>
          <CaptionField caption={draft.caption} onChange={(caption) => set({ caption })} problems={checks.all('caption')} readOnly={readOnly} />
        </section>
        <PicturesSection postId={id} generation={generation} add={addAll} draft={draft} dispatch={dispatch} uploads={uploads} readOnly={readOnly} like={props.like?.settings} problems={checks.all('images', 'imageIds', 'altTexts', 'crops')} />
        {readOnly ? null : (
          <section className={classes.card}>
            <ScheduleFields slot={draft} onChange={set} warnings={checks.warnings('scheduledFor', 'quota')} />
            {draft.pictures.length === 0 ? <AutoImageFields draft={draft} onChange={set} /> : null}
          </section>
        )}
        <ActionBar draft={draft} username={account?.username ?? ''} onDiscard={() => { if (post !== null) dispatch({ type: 'reset', draft: draftOf(post, draft.accountId) }) }} post={post} saving={saving} actions={actions} problems={checks.all('postId', 'autoImage', 'post', 'approval').concat(checks.errors('scheduledFor', 'quota'))} />
      </div>
      <aside className={classes.side}>
        <Preview username={account?.username ?? null} accountId={draft.accountId} postId={id} status={post?.status ?? null} caption={draft.caption} pictures={draft.pictures} files={checks.files} coming={generation.over ? null : generation.progress} ratio={draft.ratio} />
      </aside>
      <DropHint shown={isOver} />
    </div>
  )
}

/** What is out is shown as it is out, and a picture that was made before the slot is there as soon as it is made. */
function useFollowing(post: PostFieldsFragment | null, draft: Draft, dispatch: Dispatch<Change>, { dirty, adopt }: ReturnType<typeof useSaving>) {
  const latest = useRef({ draft, dirty })
  latest.current = { draft, dirty }
  useEffect(() => {
    if (post === null) return
    const { draft: ours, dirty: isOurs } = latest.current
    const theirs = draftOf(post, ours.accountId)
    const isMade = !isOurs && post.status !== 'DRAFT' && ours.pictures.length === 0 && theirs.pictures.length > 0
    if (!isMade && (!isLocked(post) || JSON.stringify(contentOf(theirs)) === JSON.stringify(contentOf(ours)))) return
    const next = isMade && !isLocked(post) ? { ...ours, pictures: theirs.pictures } : theirs
    dispatch({ type: 'reset', draft: next })
    adopt(next)
  }, [post, dispatch, adopt])
}
