import { Button, Group, Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ImageFieldsFragment } from '../../generated/graphql'
import { Empty, Failed, Loading } from '../../shared/States'
import { useText } from '../../text'
import { FilterBar } from './FilterBar'
import { BoxGallery } from './Gallery'
import { isNarrow, noFilter, type Filter } from './filter'
import { useLibrary } from './useLibrary'
import classes from './FilterBar.module.css'

/** Pictures of the library for a post, in the order they are clicked. */
export function LibraryPicker({ most, taken, onClose, onPick }: { most: number; /** Shown as chosen, since they are where the others go. */ taken: ReadonlySet<string>; onClose: () => void; onPick: (images: readonly ImageFieldsFragment[]) => void }) {
  const text = useText()
  const [filter, setFilter] = useState<Filter>(noFilter)
  const [chosen, setChosen] = useState<readonly ImageFieldsFragment[]>([])
  const [box, setBox] = useState<HTMLElement | null>(null)
  const library = useLibrary(filter)
  const ids = useMemo(() => new Set([...taken, ...chosen.map((image) => image.id)]), [taken, chosen])
  const toggle = (image: ImageFieldsFragment) => setChosen((known) => (taken.has(image.id) ? known : known.some((one) => one.id === image.id) ? known.filter((one) => one.id !== image.id) : known.length < most ? [...known, image] : known))
  return (
    <Modal opened onClose={onClose} title={text.library.pick} size="xl" closeButtonProps={{ 'aria-label': text.common.close }}>
      <FilterBar filter={filter} onChange={setFilter} />
      <div ref={setBox} style={{ height: '52vh', overflowY: 'auto', marginTop: 12, position: 'relative' }} tabIndex={0} role="group" aria-label={text.library.title}>
        {library.images.length > 0
          ? <BoxGallery images={library.images} total={library.total} more={library.more} mayLoad={library.mayLoad} onMore={library.load} selected={ids} selecting onToggle={toggle} onOpen={toggle} box={box} />
          : library.problem !== null ? <Failed problem={library.problem} again={library.retry} /> : library.more ? <Loading /> : <Empty title={isNarrow(filter) ? text.library.noMatch : text.library.empty} />}
        {library.problem !== null && library.images.length > 0 ? <Failed problem={library.problem} again={() => void library.load()} /> : null}
      </div>
      <Group justify="flex-end" gap="xs" mt="md">
        <span role="status" className={classes.room}>{text.library.room(most - chosen.length)}</span>
        <Button variant="default" onClick={onClose}>{text.common.cancel}</Button>
        <Button disabled={chosen.length === 0} onClick={() => onPick(chosen)}>{text.library.pickDone(chosen.length)}</Button>
      </Group>
    </Modal>
  )
}
