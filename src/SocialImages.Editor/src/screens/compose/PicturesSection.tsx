import { Button, Tabs } from '@mantine/core'
import { IconLink, IconPhoto, IconSparkles, IconUpload } from '@tabler/icons-react'
import { Suspense, useEffect, useMemo, useState, type Dispatch } from 'react'
import type { ImageFieldsFragment } from '../../generated/graphql'
import { lazily } from '../../shared/lazily'
import type { Problem } from '../../shared/Problems'
import { useText } from '../../text'
import { maxPictures, type Change, type Draft, type DraftPicture } from './draft'
import { GeneratePanel, initialSettings, mostReferences, type GenerateSettings } from './GeneratePanel'
import { GenerationProgress } from './GenerationProgress'
import { keepChoices, recallChoices } from './kept'
import { LinkPanel, UploadPanel, Uploads } from './UploadPanel'
import type { useGeneration } from './useGeneration'
import type { useUploads } from './useUploads'
import composer from './Composer.module.css'
import classes from './PicturesSection.module.css'

const PictureStrip = lazily(async () => (await import('./PictureStrip')).PictureStrip)
const CropDialog = lazily(async () => (await import('./CropDialog')).CropDialog)
const LibraryPicker = lazily(async () => (await import('../library/LibraryPicker')).LibraryPicker)

type Props = { postId: string | null; generation: ReturnType<typeof useGeneration>; draft: Draft; add: (images: readonly ImageFieldsFragment[]) => void; dispatch: Dispatch<Change>; uploads: ReturnType<typeof useUploads>; readOnly: boolean; like: GenerateSettings | undefined; problems: readonly Problem[] }

export function PicturesSection({ postId, generation, draft, add, dispatch, uploads, readOnly, like, problems }: Props) {
  const text = useText()
  const [adding, setAdding] = useState(false)
  const [source, setSource] = useState('generate')
  const [settings, setSettings] = useState<GenerateSettings>(() => like ?? recallChoices(postId) ?? initialSettings)
  useEffect(() => { keepChoices(postId, settings === initialSettings ? null : settings) }, [postId, settings])
  const [cropping, setCropping] = useState<DraftPicture | null>(null)
  const [picking, setPicking] = useState<'pictures' | 'references' | null>(null)
  const chosen = useMemo(() => new Set(draft.pictures.map((picture) => picture.image.id)), [draft.pictures])
  const referred = useMemo(() => new Set(settings.references.map((image) => image.id)), [settings.references])
  const empty = draft.pictures.length === 0
  const toggle = (image: ImageFieldsFragment) => (chosen.has(image.id) ? dispatch({ type: 'remove', imageId: image.id }) : add([image]))
  const isMaking = generation.progress !== null && !generation.over
  if (readOnly && empty) return null

  return (
    <section className={composer.card} aria-label={text.compose.pictures}>
      <div className={classes.head}><h2>{text.compose.pictures}</h2>{empty ? <span className="quiet">{text.compose.picturesHint}</span> : null}</div>
      {empty ? null : <Suspense fallback={<div className={classes.strip} />}><PictureStrip pictures={draft.pictures} dispatch={dispatch} readOnly={readOnly} adding={adding} onAdd={() => setAdding(!adding)} onCrop={setCropping} problems={problems} /></Suspense>}
      <Uploads uploads={uploads.uploads} onDismiss={uploads.dismiss} />
      {generation.progress === null ? null : <GenerationProgress progress={generation.progress} over={generation.over} problem={generation.problem} chosen={chosen} onToggle={toggle} onCancel={() => void generation.cancel()} again={generation.last === null || generation.busy ? null : generation.last.input} onAgain={(placed) => { if (generation.last !== null) void generation.start(generation.last, placed) }} onClose={generation.clear} />}
      {readOnly || isMaking || (!empty && !adding) || draft.pictures.length >= maxPictures ? null : (
        <Tabs value={source} onChange={(value) => setSource(value ?? 'generate')} keepMounted={false} classNames={{ tab: classes.tab, tabLabel: classes.tabLabel }}>
          <Tabs.List aria-label={text.compose.sources}>
            <Tabs.Tab value="generate" leftSection={<IconSparkles size={17} stroke={1.7} />}>{text.compose.generate}</Tabs.Tab>
            <Tabs.Tab value="upload" leftSection={<IconUpload size={17} stroke={1.7} />}>{text.compose.upload}</Tabs.Tab>
            <Tabs.Tab value="library" leftSection={<IconPhoto size={17} stroke={1.7} />}>{text.compose.library}</Tabs.Tab>
            <Tabs.Tab value="link" leftSection={<IconLink size={17} stroke={1.7} />}>{text.compose.link}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="generate" pt="md">
            <GeneratePanel
              caption={draft.caption} settings={settings} onSettings={(values) => setSettings((known) => ({ ...known, ...values }))} style={draft.style} ratio={draft.ratio} onLook={(values) => dispatch({ type: 'set', values })}
              busy={generation.busy} isNext={empty} problem={generation.progress === null ? generation.problem : null} onReferences={() => setPicking('references')} onGenerate={(input, isCaption) => void generation.start({ input, isCaption })}
            />
          </Tabs.Panel>
          <Tabs.Panel value="upload" pt="md"><UploadPanel onFiles={(files) => void uploads.add(files)} /></Tabs.Panel>
          <Tabs.Panel value="library" pt="md"><Button variant="default" leftSection={<IconPhoto size={18} stroke={1.6} />} onClick={() => setPicking('pictures')}>{text.library.pick}</Button></Tabs.Panel>
          <Tabs.Panel value="link" pt="md"><LinkPanel onImage={(image) => add([image])} /></Tabs.Panel>
        </Tabs>
      )}
      <Suspense>
        {cropping === null ? null : <CropDialog picture={cropping} onClose={() => setCropping(null)} onApply={(crop) => { dispatch({ type: 'crop', imageId: cropping.image.id, crop }); setCropping(null) }} />}
        {picking === null ? null : (
          <LibraryPicker
            most={picking === 'pictures' ? maxPictures - draft.pictures.length : mostReferences - settings.references.length} taken={picking === 'pictures' ? chosen : referred} onClose={() => setPicking(null)}
            onPick={(images) => { if (picking === 'pictures') { add(images); setAdding(false) } else setSettings((known) => ({ ...known, references: [...known.references, ...images] })); setPicking(null) }}
          />
        )}
      </Suspense>
    </section>
  )
}
