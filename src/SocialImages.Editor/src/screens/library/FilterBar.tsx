import { ActionIcon, Button, CloseButton, Drawer, MultiSelect, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks'
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from 'urql'
import { LibraryFacetsDocument, type ImageOrientation, type ImageSource, type ImageStyle } from '../../generated/graphql'
import { useText } from '../../text'
import { isNarrow, noFilter, type Age, type Filter, type Order } from './filter'
import classes from './FilterBar.module.css'

const sources: readonly ImageSource[] = ['GENERATED', 'UPLOADED', 'IMPORTED', 'EDITED', 'CARD']
const styles: readonly ImageStyle[] = ['PHOTOGRAPHIC', 'REALISTIC', 'NATURAL', 'VIBRANT', 'VIVID', 'ARTISTIC', 'MINIMAL']
const orientations: readonly ImageOrientation[] = ['SQUARE', 'PORTRAIT', 'LANDSCAPE']
const ages: readonly Age[] = ['day', 'week', 'month', 'year']
const orders: readonly Order[] = ['newest', 'oldest', 'largest']
const one = <T extends string>(all: readonly T[], value: string | null): T | null => all.find((candidate) => candidate === value) ?? null

export function FilterBar({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const text = useText()
  const wide = useMediaQuery('(min-width: 1100px)', matchMedia('(min-width: 1100px)').matches)
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState(filter.words)
  const search = useDebouncedCallback((value: string) => onChange({ ...filter, words: value }), 300)
  const clear = () => { search.cancel(); setWords(''); onChange({ ...noFilter, order: filter.order, inTrash: filter.inTrash }) }
  return (
    <div className={classes.bar} role="search">
      <div className={classes.first}>
        <TextInput className={classes.search} aria-label={text.library.search} placeholder={text.library.search} leftSection={<IconSearch size={18} stroke={1.7} />} value={words} onChange={(event) => { setWords(event.currentTarget.value); search(event.currentTarget.value) }} rightSection={words === '' ? null : <CloseButton size="sm" aria-label={text.common.clear} onClick={() => { search.cancel(); setWords(''); onChange({ ...filter, words: '' }) }} />} />
        {wide ? null : <ActionIcon variant="default" size="lg" aria-label={text.library.filters} aria-expanded={open} onClick={() => setOpen(true)}><IconAdjustmentsHorizontal size={19} stroke={1.7} /></ActionIcon>}
        <Select className={classes.order} aria-label={text.library.order} value={filter.order} allowDeselect={false} data={orders.map((value) => ({ value, label: text.library[value] }))} onChange={(value) => onChange({ ...filter, order: one(orders, value) ?? 'newest' })} />
      </div>
      {wide ? <div className={classes.fields}><Fields filter={filter} onChange={onChange} />{isNarrow(filter) ? <Button variant="subtle" color="gray" size="sm" onClick={clear}>{text.library.clear}</Button> : null}</div> : (
        <Drawer opened={open} onClose={() => setOpen(false)} title={text.library.filters} position="bottom" size="auto" closeButtonProps={{ 'aria-label': text.common.close }}>
          <div className={classes.stack}><Fields filter={filter} onChange={onChange} labelled /><Button variant="default" onClick={clear}>{text.library.clear}</Button><Button onClick={() => setOpen(false)}>{text.common.done}</Button></div>
        </Drawer>
      )}
    </div>
  )
}

function Fields({ filter, onChange, labelled = false }: { filter: Filter; onChange: (filter: Filter) => void; labelled?: boolean }) {
  const text = useText()
  const [{ data }] = useQuery({ query: LibraryFacetsDocument, requestPolicy: 'cache-and-network' })
  const named = (label: string) => (labelled ? { label } : { 'aria-label': label, placeholder: label })
  const models = [...new Set(data?.imageModels.map((model) => model.model))]
  return (
    <>
      <Select {...named(text.library.source)} clearable value={filter.source} data={sources.map((value) => ({ value, label: text.sources[value] }))} onChange={(value) => onChange({ ...filter, source: one(sources, value) })} />
      <Select {...named(text.library.style)} clearable value={filter.style} data={styles.map((value) => ({ value, label: text.styles[value] }))} onChange={(value) => onChange({ ...filter, style: one(styles, value) })} />
      <Select {...named(text.library.model)} clearable value={filter.model} data={models} onChange={(model) => onChange({ ...filter, model })} />
      <Select {...named(text.library.date)} clearable value={filter.age} data={ages.map((value) => ({ value, label: text.library[value] }))} onChange={(value) => onChange({ ...filter, age: one(ages, value) })} />
      <Select {...named(text.library.orientation)} clearable value={filter.orientation} data={orientations.map((value) => ({ value, label: text.library[value] }))} onChange={(value) => onChange({ ...filter, orientation: one(orientations, value) })} />
      <Select {...named(text.library.use)} clearable value={filter.used === null ? null : String(filter.used)} data={[{ value: 'true', label: text.library.used }, { value: 'false', label: text.library.unused }]} onChange={(value) => onChange({ ...filter, used: value === null ? null : value === 'true' })} />
      {(data?.collections.length ?? 0) > 0 ? <Select {...named(text.library.collection)} clearable value={filter.collectionId} data={data?.collections.map((collection) => ({ value: collection.id, label: `${collection.name} (${collection.imageCount})` })) ?? []} onChange={(collectionId) => onChange({ ...filter, collectionId })} /> : null}
      <MultiSelect {...named(text.library.tags)} placeholder={filter.tags.length > 0 || labelled ? '' : text.library.tags} clearable searchable value={[...filter.tags]} data={[...new Set([...(data?.imageTags.map((tag) => tag.tag) ?? []), ...filter.tags])]} onChange={(tags) => onChange({ ...filter, tags })} />
    </>
  )
}
