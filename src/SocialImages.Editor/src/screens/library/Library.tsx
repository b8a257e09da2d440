import { Button, CloseButton, FileButton } from '@mantine/core'
import { IconArrowBackUp, IconFolderPlus, IconPhoto, IconTag, IconTrash, IconUpload } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { DeleteImagesDocument, PurgeImagesDocument, RestoreImagesDocument, type ImageFieldsFragment } from '../../generated/graphql'
import { Confirm } from '../../shared/Confirm'
import { DropHint, useDropping } from '../../shared/Dropping'
import { Empty, Failed, Loading } from '../../shared/States'
import { tell, useMutate, warn } from '../../shared/useMutate'
import { useTitle } from '../../shared/useTitle'
import { useText } from '../../text'
import { Uploads } from '../compose/UploadPanel'
import { useUploads } from '../compose/useUploads'
import { CollectDialog } from './CollectDialog'
import { FilterBar } from './FilterBar'
import { PageGallery } from './Gallery'
import { ImageDrawer } from './ImageDrawer'
import { TagDialog } from './TagDialog'
import { isNarrow, noFilter, type Filter } from './filter'
import { useLibrary } from './useLibrary'
import classes from './Library.module.css'

export function Library() {
  const text = useText()
  const [filter, setFilter] = useState<Filter>(noFilter)
  useTitle(filter.inTrash ? text.library.trash : text.library.title)
  const [selected, setSelected] = useState<ReadonlyMap<string, ImageFieldsFragment>>(new Map())
  const [opened, setOpened] = useState<ImageFieldsFragment | null>(null)
  const library = useLibrary(filter)
  const ids = useMemo(() => new Set(selected.keys()), [selected])
  // With a filter, what was uploaded may not be seen here.
  const isSeen = !isNarrow(filter) && filter.order === 'newest'
  const uploads = useUploads(useCallback((image: ImageFieldsFragment) => { if (!isSeen) tell(text.library.uploaded(image.title ?? '')) }, [isSeen, text]))
  const isOver = useDropping(filter.inTrash ? null : uploads.add)
  const toggle = useCallback((image: ImageFieldsFragment) => setSelected((known) => {
    const next = new Map(known)
    if (!next.delete(image.id)) next.set(image.id, image)
    return next
  }), [])
  const choose = (next: Filter) => { setFilter(next); setSelected(new Map()) }
  useEffect(() => { scrollTo({ top: 0 }) }, [filter])
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <h1>{filter.inTrash ? text.library.trash : text.library.title}{library.total === null ? null : <span role="status">{text.library.count(library.total)}</span>}</h1>
        <div className={classes.buttons}>
          <Button variant="default" className={classes.trash} aria-label={filter.inTrash ? text.library.toLibrary : text.library.trash} leftSection={filter.inTrash ? <IconArrowBackUp size={17} /> : <IconTrash size={17} stroke={1.7} />} onClick={() => choose({ ...noFilter, inTrash: !filter.inTrash })}><span className={classes.trashWords}>{filter.inTrash ? text.library.toLibrary : text.library.trash}</span></Button>
          {filter.inTrash ? null : <FileButton multiple accept="image/*" onChange={(files) => void uploads.add(files)}>{(props) => <Button leftSection={<IconUpload size={17} stroke={1.8} />} {...props}>{text.library.upload}</Button>}</FileButton>}
        </div>
      </div>
      <FilterBar key={String(filter.inTrash)} filter={filter} onChange={choose} />
      <Uploads uploads={uploads.uploads} onDismiss={uploads.dismiss} />
      {library.images.length > 0 ? (
        <PageGallery images={library.images} total={library.total} more={library.more} mayLoad={library.mayLoad} onMore={library.load} selected={ids} selecting={selected.size > 0} onToggle={toggle} onOpen={setOpened} />
      ) : library.problem !== null ? <Failed problem={library.problem} again={library.retry} />
        : library.more ? <Loading />
          : isNarrow(filter) ? <Empty icon={<IconPhoto size={28} stroke={1.4} />} title={text.library.noMatch} hint={text.library.noMatchHint} />
            : filter.inTrash ? <Empty icon={<IconTrash size={28} stroke={1.4} />} title={text.library.trashEmpty} hint={text.library.trashHint} />
              : <Empty icon={<IconPhoto size={28} stroke={1.4} />} title={text.library.empty} hint={text.library.emptyHint} />}
      {library.problem !== null && library.images.length > 0 ? <Failed problem={library.problem} again={() => void library.load()} /> : null}
      {selected.size === 0 ? null : <SelectionBar images={[...selected.values()]} inTrash={filter.inTrash} onDone={(gone) => { library.drop(gone); setSelected(new Map()) }} onClear={() => setSelected(new Map())} onAll={() => setSelected(new Map(library.images.slice(0, 200).map((image) => [image.id, image])))} />}
      <DropHint shown={isOver} />
      {opened === null ? null : <ImageDrawer image={opened} onClose={() => setOpened(null)} onGone={(id) => { library.drop([id]); setOpened(null) }} />}
    </div>
  )
}

type BarProps = { images: readonly ImageFieldsFragment[]; inTrash: boolean; onDone: (gone: readonly string[]) => void; onClear: () => void; onAll: () => void }

function SelectionBar({ images, inTrash, onDone, onClear, onAll }: BarProps) {
  const text = useText()
  const mutate = useMutate()
  const [asking, setAsking] = useState<'tag' | 'collect' | 'purge' | null>(null)
  const imageIds = images.map((image) => image.id)
  const finish = (problem: string | null, message: string) => {
    if (problem !== null) return warn(problem)
    tell(message)
    onDone(imageIds)
  }
  const remove = async () => finish((await mutate(DeleteImagesDocument, { input: { imageIds } }, (data) => data.deleteImages)).problem, text.library.deleted(images.length))
  const restore = async () => finish((await mutate(RestoreImagesDocument, { input: { imageIds } }, (data) => data.restoreImages)).problem, text.library.restored(images.length))
  const purge = async () => finish((await mutate(PurgeImagesDocument, { input: { imageIds } }, (data) => data.purgeImages)).problem, text.library.purged(images.length))
  return (
    <div className={classes.selection} role="region" aria-label={text.library.selected(images.length)}>
      <CloseButton aria-label={text.common.cancel} onClick={onClear} />
      <strong role="status">{text.library.selected(images.length)}</strong>
      <Button size="compact-sm" variant="subtle" onClick={onAll}>{text.library.selectAll}</Button>
      <span className={classes.space} />
      <div className={classes.acts}>{inTrash ? <>
        <Button size="sm" variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={() => void restore()}>{text.library.restore}</Button>
        <Button size="sm" color="red" variant="light" leftSection={<IconTrash size={16} />} onClick={() => setAsking('purge')}>{text.library.purge}</Button>
      </> : <>
        <Button size="sm" variant="default" leftSection={<IconTag size={16} />} onClick={() => setAsking('tag')}>{text.library.tag}</Button>
        <Button size="sm" variant="default" leftSection={<IconFolderPlus size={16} />} onClick={() => setAsking('collect')}>{text.library.addToCollection}</Button>
        <Button size="sm" variant="light" color="red" leftSection={<IconTrash size={16} />} onClick={() => void remove()}>{text.library.delete}</Button>
      </>}</div>
      {asking === 'tag' ? <TagDialog images={images} onClose={() => setAsking(null)} onDone={() => { setAsking(null); onClear() }} /> : null}
      {asking === 'collect' ? <CollectDialog imageIds={imageIds} onClose={() => setAsking(null)} onDone={() => { setAsking(null); onClear() }} /> : null}
      <Confirm opened={asking === 'purge'} title={text.library.confirmPurge} hint={text.library.confirmPurgeHint(images.length)} action={text.library.purge} danger onClose={() => setAsking(null)} onConfirm={() => void purge()} />
    </div>
  )
}
