import { Anchor, Button, Drawer, TagsInput, TextInput, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconDownload, IconSparkles, IconSquareRoundedPlus, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { DeleteImagesDocument, ImageDetailsDocument, RestoreImagesDocument, UpdateImageDocument, type ImageDetailsQuery, type ImageFieldsFragment } from '../../generated/graphql'
import { explainFailure } from '../../shared/errors'
import { Picture } from '../../shared/Picture'
import { providerName } from '../../shared/providers'
import { postPath } from '../../shared/paths'
import { Failed } from '../../shared/States'
import { StatusBadge } from '../../shared/StatusBadge'
import { show } from '../../shared/time'
import { tell, useMutate, warn } from '../../shared/useMutate'
import { useText } from '../../text'
import classes from './ImageDrawer.module.css'

const tallest = 56

type Details = NonNullable<ImageDetailsQuery['imageById']>

export function ImageDrawer({ image, onClose, onGone }: { image: ImageFieldsFragment; onClose: () => void; onGone: (id: string) => void }) {
  const text = useText()
  const mutate = useMutate()
  const [, go] = useLocation()
  const [{ data, error }, again] = useQuery({ query: ImageDetailsDocument, variables: { id: image.id }, requestPolicy: 'cache-and-network' })
  const details = data?.imageById
  const unsaved = useRef<(() => Promise<boolean>) | null>(null)
  const refused = useRef(false)
  /** What is written is saved first; what cannot be saved keeps the picture open, once. */
  const leave = (next: () => void) => async () => {
    if (unsaved.current !== null && !refused.current && !(await unsaved.current())) refused.current = true
    else next()
  }
  const inTrash = image.deletedAt !== null
  const remove = async () => {
    const result = inTrash
      ? await mutate(RestoreImagesDocument, { input: { imageIds: [image.id] } }, (payload) => payload.restoreImages)
      : await mutate(DeleteImagesDocument, { input: { imageIds: [image.id] } }, (payload) => payload.deleteImages)
    if (result.problem !== null) return warn(result.problem)
    tell(inTrash ? text.library.restored(1) : text.library.deleted(1))
    return onGone(image.id)
  }
  return (
    <Drawer opened onClose={() => void leave(onClose)()} position="right" size="lg" title={text.library.details} closeButtonProps={{ 'aria-label': text.common.close }}>
      <div className={classes.details}>
        <div className={classes.picture} style={{ aspectRatio: image.size.width / image.size.height, maxWidth: `${(tallest * image.size.width) / image.size.height}vh` }}><Picture image={image} src={image.medium} alt={image.altText ?? ''} fit="contain" eager /></div>
        {inTrash ? null : (
          <div className={classes.buttons}>
            <Button leftSection={<IconSquareRoundedPlus size={18} stroke={1.7} />} onClick={() => void leave(() => go(`/?image=${encodeURIComponent(image.id)}`))()}>{text.library.compose}</Button>
            <Button variant="default" leftSection={<IconSparkles size={18} stroke={1.7} />} onClick={() => void leave(() => go(`/?like=${encodeURIComponent(image.id)}`))()}>{text.library.moreLikeThis}</Button>
            {details ? <Button component="a" href={details.full} download variant="default" leftSection={<IconDownload size={18} stroke={1.7} />}>{text.library.download}</Button> : null}
          </div>
        )}
        {details && !inTrash ? <Words key={details.id} details={details} unsaved={unsaved} /> : null}
        {details ? <Facts details={details} /> : error === undefined ? null : <Failed problem={explainFailure(error, text)} again={() => again({ requestPolicy: 'network-only' })} />}
        <Button variant="subtle" color={inTrash ? undefined : 'red'} leftSection={inTrash ? <IconArrowBackUp size={17} /> : <IconTrash size={17} stroke={1.7} />} onClick={() => void remove()}>{inTrash ? text.library.restore : text.library.delete}</Button>
      </div>
    </Drawer>
  )
}

function Words({ details, unsaved }: { details: Details; unsaved: RefObject<(() => Promise<boolean>) | null> }) {
  const text = useText()
  const mutate = useMutate()
  const [title, setTitle] = useState(details.title ?? '')
  const [altText, setAltText] = useState(details.altText ?? '')
  const [tags, setTags] = useState<string[]>(details.tags)
  const [problem, setProblem] = useState<string | null>(null)
  const changed = title !== (details.title ?? '') || altText !== (details.altText ?? '') || tags.join('\n') !== details.tags.join('\n')
  const save = async () => {
    const result = await mutate(UpdateImageDocument, { input: { imageId: details.id, title, altText, tags } }, (payload) => payload.updateImage)
    setProblem(result.problem)
    if (result.problem !== null) return false
    if (result.payload.image) setTags(result.payload.image.tags)
    tell(text.library.saved)
    return true
  }
  useEffect(() => { unsaved.current = changed ? save : null; return () => { unsaved.current = null } })
  return (
    <form className={classes.words} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <TextInput label={text.library.titleField} value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
      <Textarea label={text.compose.altText} placeholder={text.compose.altHint} autosize minRows={1} maxRows={5} maxLength={1000} value={altText} onChange={(event) => setAltText(event.currentTarget.value)} />
      <TagsInput label={text.library.tags} value={tags} onChange={setTags} acceptValueOnBlur error={problem} />
      {changed ? <Button type="submit" variant="light">{text.common.save}</Button> : null}
    </form>
  )
}

function Facts({ details }: { details: Details }) {
  const text = useText()
  const recipe = details.recipe
  const rows: [string, string | null | undefined][] = [
    [text.library.prompt, recipe?.prompt ?? details.prompt],
    [text.library.sentPrompt, recipe && recipe.sentPrompt !== recipe.prompt ? recipe.sentPrompt : null],
    [text.library.style, details.style === null ? null : text.styles[details.style]],
    [text.library.model, details.model === null ? null : `${details.model} · ${providerName(details.provider)}`],
    [text.library.seed, details.seed === null ? null : String(details.seed)],
    [text.library.size, `${details.size.width} × ${details.size.height} px · ${(details.byteSize / 1024).toLocaleString(text.locale, { maximumFractionDigits: 0 })} kB`],
    [text.library.cost, details.cost.credits === 0 ? null : `${details.cost.credits} · ${new Intl.NumberFormat(text.locale, { style: 'currency', currency: 'USD' }).format(details.cost.usd)}`],
    [text.library.source, text.sources[details.source]],
    [text.library.created, `${show(details.createdAt, 'full', text.locale)}${details.createdBy === null ? '' : ` · ${details.createdBy.name}`}`],
  ]
  return (
    <>
      <section>
        <h2 className={classes.title}>{text.library.recipe}</h2>
        <dl className={classes.facts}>{rows.filter(([, value]) => value).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      </section>
      <section>
        <h2 className={classes.title}>{text.library.uses}</h2>
        {details.uses.length === 0 ? <p className="quiet">{text.library.notUsed}</p> : (
          <ul className={classes.uses}>{details.uses.map(({ post }) => <li key={post.id}><Anchor component={Link} href={postPath(post.id)} lineClamp={1} size="sm">{post.caption.trim() || text.calendar.untitled}</Anchor><StatusBadge status={post.status} /></li>)}</ul>
        )}
      </section>
    </>
  )
}
