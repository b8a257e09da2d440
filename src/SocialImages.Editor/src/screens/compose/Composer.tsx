import { Anchor, Select } from '@mantine/core'
import { Suspense, lazy, useCallback, useReducer, useState, type ClipboardEvent, type DragEvent } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { PostToComposeDocument, type AccountFieldsFragment, type ImageFieldsFragment, type PostFieldsFragment } from '../../generated/graphql'
import { useOnReturn } from '../../client/connection'
import { ProblemList, inWords } from '../../shared/Problems'
import { useText } from '../../text'
import { ActionBar } from './ActionBar'
import { AutoImageFields } from './AutoImageFields'
import { CaptionField } from './CaptionField'
import { change, draftOf, type Draft } from './draft'
import type { GenerateSettings } from './GeneratePanel'
import { PicturesSection } from './PicturesSection'
import { Preview } from './Preview'
import { ScheduleFields } from './ScheduleFields'
import { useGeneration } from './useGeneration'
import { usePostActions } from './usePostActions'
import { useChecks } from './useChecks'
import { useSaving } from './useSaving'
import { useUploads } from './useUploads'
import classes from './Composer.module.css'

const PostPanel = lazy(async () => ({ default: (await import('./PostPanel')).PostPanel }))

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
  return { ...draft, ...like?.look }
}

export function Composer(props: Props) {
  const { opened, accounts, onCreated } = props
  const text = useText()
  const [draft, dispatch] = useReducer(change, props, begin)
  const [id, setId] = useState(opened?.id ?? null)
  const [{ data }, again] = useQuery({ query: PostToComposeDocument, variables: { id: id ?? '' }, pause: id === null, requestPolicy: 'cache-first' })
  useOnReturn(() => { if (id !== null) again({ requestPolicy: 'network-only' }) })
  const post = (id === null ? null : data?.postById) ?? opened
  const created = useCallback((made: string) => { setId(made); onCreated(made) }, [onCreated])
  const saving = useSaving(draft, post, created)
  const readOnly = post !== null && (post.status === 'PUBLISHED' || post.status === 'PUBLISHING')

  const add = useCallback((image: ImageFieldsFragment) => dispatch({ type: 'add', images: [image] }), [])
  const uploads = useUploads(add)
  const set = (values: Partial<Omit<Draft, 'pictures'>>) => dispatch({ type: 'set', values })
  const account = accounts.find((one) => one.id === draft.accountId)
  const checks = useChecks(id, draft, post, saving.dirty || saving.state === 'saving')
  const actions = usePostActions(draft, post, saving)
  const generation = useGeneration(id ?? 'new', saving.save, (image, isOnly) => { if (isOnly) add(image) })
  const drop = useDropping(readOnly ? null : uploads.add)

  return (
    <div className={classes.screen} {...drop.on}>
      <div className={classes.form}>
        <div className={classes.head}>
          <h1 className={classes.title}>{post === null || post.status === 'DRAFT' ? text.compose.newTitle : text.compose.editTitle}</h1>
          <Select
            aria-label={text.compose.account} value={draft.accountId} onChange={(accountId) => set({ accountId })} data={accounts.filter((one) => one.status !== 'DISCONNECTED' || one.id === draft.accountId).map((one) => ({ value: one.id, label: `@${one.username}` }))} allowDeselect={false} disabled={readOnly} placeholder={text.compose.noAccount} className={classes.account}
            error={account === undefined ? null : account.status === 'CONNECTED' ? checks.errors('account', 'accountId').map((problem) => inWords(problem, text))[0] : <>{text.compose.mustReconnect(account.username)} <Anchor component={Link} href="/settings" size="sm">{text.settings.reconnect}</Anchor></>}
          />
          <ProblemList problems={checks.warnings('account', 'accountId')} />
        </div>
        {post === null || post.status === 'DRAFT' ? null : <Suspense><PostPanel post={post} onRetry={() => void actions.publishNow()} onUnschedule={() => void actions.unschedule()} /></Suspense>}
        <section className={classes.card}>
          <CaptionField caption={draft.caption} onChange={(caption) => set({ caption })} problems={checks.all('caption')} readOnly={readOnly} />
        </section>
        <PicturesSection generation={generation} draft={draft} dispatch={dispatch} uploads={uploads} readOnly={readOnly} like={props.like?.settings} problems={checks.all('images', 'imageIds', 'altTexts', 'crops')} />
        {readOnly ? null : (
          <section className={classes.card}>
            <ScheduleFields slot={draft} onChange={set} warnings={checks.warnings('scheduledFor', 'quota')} />
            {draft.pictures.length === 0 ? <AutoImageFields draft={draft} onChange={set} /> : null}
          </section>
        )}
        <ActionBar draft={draft} post={post} saving={saving} actions={actions} problems={checks.all('postId', 'autoImage', 'post', 'approval').concat(checks.errors('scheduledFor', 'quota'))} />
      </div>
      <aside className={classes.side}>
        <Preview username={account?.username ?? null} accountId={draft.accountId} postId={id} caption={draft.caption} pictures={draft.pictures} files={checks.files} coming={generation.over ? null : generation.progress} ratio={draft.ratio} />
      </aside>
      {drop.isOver ? <div className={classes.over} aria-hidden="true">{text.upload.dropNow}</div> : null}
    </div>
  )
}

/** Files dropped or pasted anywhere on the page. */
function useDropping(add: ((files: readonly File[]) => void) | null) {
  const [isOver, setOver] = useState(false)
  if (add === null) return { isOver: false, on: {} }
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    isOver,
    on: {
      onDragOver: (event: DragEvent) => { if (hasFiles(event)) { event.preventDefault(); setOver(true) } },
      onDragLeave: (event: DragEvent) => { if (event.currentTarget === event.target) setOver(false) },
      onDrop: (event: DragEvent) => { if (!hasFiles(event)) return; event.preventDefault(); setOver(false); add([...event.dataTransfer.files]) },
      onPaste: (event: ClipboardEvent) => { const files = [...event.clipboardData.files]; if (files.length > 0) { event.preventDefault(); add(files) } },
    },
  }
}
