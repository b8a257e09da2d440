import { SegmentedControl } from '@mantine/core'
import { IconBookmark, IconChevronLeft, IconChevronRight, IconDots, IconGridDots, IconHeart, IconMessageCircle, IconPhoto, IconRosetteDiscountCheck, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ProfileGridDocument, type AspectRatio, type PostPreviewFilesQuery, type PostStatus } from '../../generated/graphql'
import { Picture } from '../../shared/Picture'
import { useText } from '../../text'
import { segments } from './caption'
import { blurOf } from './GenerationProgress'
import type { DraftPicture } from './draft'
import type { Progress } from './useGeneration'
import classes from './Preview.module.css'

type File = NonNullable<PostPreviewFilesQuery['postById']>['preview'][number]
type Props = { username: string | null; accountId: string | null; postId: string | null; status: PostStatus | null; caption: string; pictures: readonly DraftPicture[]; files: readonly File[] | null; coming: Progress | null; ratio: AspectRatio }

export function Preview(props: Props) {
  const text = useText()
  const [view, setView] = useState('feed')
  const exact = props.files !== null && props.files.length > 0
  const first = props.files?.[0]
  return (
    <section className={classes.preview} aria-label={text.preview.title}>
      <div className={classes.head}>
        <h2>{text.preview.title}</h2>
        <SegmentedControl size="xs" value={view} onChange={setView} data={[{ value: 'feed', label: text.preview.feed }, { value: 'grid', label: text.preview.grid }]} aria-label={text.preview.title} />
      </div>
      {view === 'feed' ? <Feed {...props} /> : <Grid {...props} />}
      <p className={classes.exact} data-exact={exact}>
        {exact && first !== undefined ? <><IconRosetteDiscountCheck size={16} stroke={1.7} aria-hidden="true" /><span title={first.sha256}>{props.status === 'PUBLISHED' ? text.preview.wentOut : text.preview.exact}<span className={classes.file}>{text.preview.exactHint(first.width, first.height, first.sha256.slice(0, 8))}</span></span></> : props.pictures.length > 0 ? text.preview.approximate : null}
      </p>
    </section>
  )
}

const shortest = 0.8
const longest = 1.91

const shownLength = 125

/** As many whole signs as Instagram shows at first. */
const beginning = (words: string) => words.slice(0, shownLength).replace(/[\uD800-\uDBFF]$/, '').trimEnd()

const wished: Partial<Record<AspectRatio, number>> = { PORTRAIT_4_5: 0.8, SQUARE: 1, LANDSCAPE_191: 1.91 }

function Feed({ username, caption, pictures, files, coming, ratio: wish }: Props) {
  const text = useText()
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const place = Math.min(at, Math.max(0, pictures.length - 1))
  const picture = pictures[place]
  const lead = pictures[0]?.image.size
  const file = files?.[0]
  const ratio = file !== undefined ? file.width / file.height : lead === undefined ? wished[wish] ?? shortest : Math.min(longest, Math.max(shortest, lead.width / lead.height))
  const name = username ?? text.preview.account
  const long = caption.length > shownLength || caption.split('\n').length > 2
  const shown = open || !long ? caption : beginning(caption.split('\n').slice(0, 2).join('\n'))
  return (
    <div className={classes.phone}>
      <div className={classes.author}><Avatar name={name} /><strong>{name}</strong><IconDots size={20} aria-hidden="true" /></div>
      <div className={classes.stage} style={{ aspectRatio: ratio }}>
        {picture === undefined ? <Blank coming={coming} /> : <Slide key={picture.image.id} picture={picture} url={files?.[place]?.url} label={picture.altText || text.preview.picture} />}
        {pictures.length > 1 ? <>
          <span className={classes.count}>{text.preview.slide(place + 1, pictures.length)}</span>
          {place > 0 ? <button type="button" className={classes.turn} data-side="left" aria-label={text.preview.previous} onClick={() => setAt(place - 1)}><IconChevronLeft size={18} /></button> : null}
          {place < pictures.length - 1 ? <button type="button" className={classes.turn} data-side="right" aria-label={text.preview.next} onClick={() => setAt(place + 1)}><IconChevronRight size={18} /></button> : null}
        </> : null}
      </div>
      <div className={classes.actions} aria-hidden="true">
        <IconHeart size={25} stroke={1.7} /><IconMessageCircle size={25} stroke={1.7} style={{ transform: 'scaleX(-1)' }} /><IconSend size={24} stroke={1.7} />
        <span className={classes.dots}>{pictures.length > 1 ? pictures.map((one, dot) => <i key={one.image.id} data-on={dot === place} />) : null}</span>
        <IconBookmark size={25} stroke={1.7} />
      </div>
      <p className={classes.caption}>
        {caption.trim() === '' ? <span className="quiet">{text.preview.noCaption}</span> : <><strong>{name}</strong> {segments(shown).map((part, key) => (part.isLink ? <span key={key} className={classes.link}>{part.text}</span> : <span key={key}>{part.text}</span>))}</>}
        {long ? <button type="button" className={classes.more} onClick={() => setOpen(!open)}>{open ? text.preview.less : `… ${text.preview.more}`}</button> : null}
      </p>
      <p className={classes.ago}>{text.preview.justNow}</p>
    </div>
  )
}

/** Where the picture will be; while it is made it shows through. */
function Blank({ coming }: { coming: Progress | null }) {
  const text = useText()
  if (coming?.preview != null) return <img src={coming.preview} alt="" className={classes.coming} style={{ filter: blurOf(coming.percent) }} />
  return <div className={classes.blank} data-coming={coming !== null}><IconPhoto size={34} stroke={1.2} aria-hidden="true" /><span>{coming === null ? text.preview.noPicture : text.generate.progress}</span></div>
}

function Slide({ picture, url, label }: { picture: DraftPicture; url: string | undefined; label: string }) {
  return <Picture image={picture.image} src={url ?? picture.image.medium} alt={label} eager />
}

const counted: readonly PostStatus[] = ['PUBLISHED', 'PUBLISHING', 'SCHEDULED', 'PREPARING', 'READY']

function Grid({ username, accountId, postId, status, pictures, files }: Props) {
  const text = useText()
  const [{ data }] = useQuery({ query: ProfileGridDocument, variables: { where: { status: [...counted], accountId } }, requestPolicy: 'cache-and-network' })
  const name = username ?? text.preview.account
  const isCounted = status !== null && counted.includes(status)
  const others = (data?.posts?.nodes ?? []).filter((post) => post.id !== postId && post.images.length > 0)
  const lead = pictures[0]
  return (
    <div className={classes.phone}>
      <div className={classes.profile}><Avatar name={name} large /><div><strong>{name}</strong><span className="quiet">{text.preview.posts((data?.posts?.totalCount ?? 0) + (isCounted || lead === undefined ? 0 : 1))}</span></div></div>
      <div className={classes.tabs} aria-hidden="true"><IconGridDots size={22} stroke={1.5} /></div>
      <div className={classes.grid}>
        <div className={classes.cell} data-new="true">{lead === undefined ? <div className={classes.blank}><IconPhoto size={26} stroke={1.2} aria-hidden="true" /></div> : <Slide picture={lead} url={files?.[0]?.url} label={text.preview.picture} />}</div>
        {Array.from({ length: 8 }, (_, place) => {
          const image = others[place]?.images[0]
          return <div key={place} className={classes.cell}>{image === undefined ? null : <Picture image={image} src={image.thumbnail} alt="" />}</div>
        })}
      </div>
    </div>
  )
}

export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return <span className={classes.avatar} data-large={large} aria-hidden="true"><span>{name.slice(0, 1).toUpperCase()}</span></span>
}
