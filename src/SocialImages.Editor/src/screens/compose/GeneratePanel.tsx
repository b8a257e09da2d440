import { Anchor, Button, Chip, CloseButton, Collapse, SegmentedControl, Select, TextInput, Textarea, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChevronDown, IconSparkles } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { EstimateGenerationDocument, GenerationChoicesDocument, type AspectRatio, type GenerateImagesInput, type ImageFieldsFragment, type ImageStyle } from '../../generated/graphql'
import { explain } from '../../shared/errors'
import { providerName } from '../../shared/providers'
import { Picture } from '../../shared/Picture'
import { presetName, useText } from '../../text'
import classes from './GeneratePanel.module.css'

export type GenerateSettings = {
  ownPrompt: string | null
  presetId: string | null
  count: number
  model: string | null
  quality: 'STANDARD' | 'HD'
  negativePrompt: string
  /** Pictures to go by. */
  references: readonly ImageFieldsFragment[]
}

export const initialSettings: GenerateSettings = { ownPrompt: null, presetId: null, count: 1, model: null, quality: 'STANDARD', negativePrompt: '', references: [] }

const styles: readonly ImageStyle[] = ['PHOTOGRAPHIC', 'REALISTIC', 'NATURAL', 'VIBRANT', 'VIVID', 'ARTISTIC', 'MINIMAL']
const ratios: readonly AspectRatio[] = ['PORTRAIT_4_5', 'SQUARE', 'LANDSCAPE_191']
export const mostReferences = 4
const counts = ['1', '2', '3', '4']

type Props = {
  caption: string
  settings: GenerateSettings
  onSettings: (settings: Partial<GenerateSettings>) => void
  style: ImageStyle | null
  ratio: AspectRatio
  onLook: (look: { style?: ImageStyle | null; ratio?: AspectRatio }) => void
  busy: boolean
  problem: string | null
  isNext: boolean
  onReferences: () => void
  onGenerate: (input: GenerateImagesInput, isCaption: boolean) => void
}

export function GeneratePanel({ caption, settings, onSettings, style, ratio, onLook, busy, problem, isNext, onReferences, onGenerate }: Props) {
  const text = useText()
  const [open, setOpen] = useState(settings.references.length > 0 || settings.negativePrompt !== '' || settings.model !== null || settings.presetId !== null || settings.quality !== 'STANDARD')
  const [{ data: choices }] = useQuery({ query: GenerationChoicesDocument, requestPolicy: 'cache-first' })
  const prompt = (settings.ownPrompt ?? caption).trim().slice(0, 4000)
  const input = useMemo((): GenerateImagesInput => {
    // A model's own name may have slashes.
    const [provider, ...model] = settings.model?.split('/') ?? []
    return { prompt, style, aspectRatio: ratio, count: settings.count, quality: settings.quality, presetId: settings.presetId, provider: provider ?? null, model: model.join('/') || null, negativePrompt: settings.negativePrompt.trim() || null, referenceImageIds: settings.references.map((image) => image.id) }
  }, [prompt, style, ratio, settings])
  const models = choices?.imageModels.filter((model) => model.available) ?? []

  const choosePreset = (presetId: string | null) => {
    const preset = choices?.stylePresets.find((one) => one.id === presetId)
    onSettings({ presetId })
    onLook({ ...(preset?.style ? { style: preset.style } : {}), ...(ratios.includes(preset?.aspectRatio ?? 'STORY_9_16') && preset?.aspectRatio ? { ratio: preset.aspectRatio } : {}) })
  }

  return (
    <div className={classes.panel}>
      {settings.ownPrompt === null
        ? <p className={classes.prompt}><span>{caption.trim() === '' ? text.generate.needWords : text.generate.promptFromCaption}</span> <Anchor component="button" type="button" size="sm" onClick={() => onSettings({ ownPrompt: caption })}>{text.generate.ownPrompt}</Anchor></p>
        : <div><Textarea label={text.generate.prompt} value={settings.ownPrompt} onChange={(event) => onSettings({ ownPrompt: event.currentTarget.value })} autosize minRows={2} maxRows={6} maxLength={4000} /><Anchor component="button" type="button" size="sm" onClick={() => onSettings({ ownPrompt: null })}>{text.generate.fromCaption}</Anchor></div>}

      <div role="radiogroup" aria-label={text.generate.style} className={classes.chips}>
        <Chip.Group value={style ?? ''} onChange={(value) => onLook({ style: styles.find((one) => one === value) ?? null })}>
          <Chip value="" size="sm" variant="light">{text.generate.anyStyle}</Chip>
          {styles.map((one) => <Chip key={one} value={one} size="sm" variant="light">{text.styles[one]}</Chip>)}
        </Chip.Group>
      </div>

      <div className={classes.row}>
        <div className={classes.labelled}>
          <span id="format-label">{text.generate.format}</span>
          <SegmentedControl aria-labelledby="format-label" value={ratio} onChange={(value) => { const chosen = ratios.find((one) => one === value); if (chosen !== undefined) onLook({ ratio: chosen }) }} data={ratios.map((one) => ({ value: one, label: text.ratios[one].replace(/^\S+ /, '') }))} />
        </div>
        <div className={classes.labelled}>
          <span id="count-label">{text.generate.count}</span>
          <SegmentedControl aria-labelledby="count-label" value={String(settings.count)} onChange={(value) => onSettings({ count: Number(value) })} data={counts} />
        </div>
        <UnstyledButton className={classes.options} aria-expanded={open} onClick={() => setOpen(!open)}>{text.generate.options} <IconChevronDown size={15} style={{ rotate: open ? '180deg' : undefined }} aria-hidden="true" /></UnstyledButton>
      </div>
      <Collapse expanded={open}>
        <div className={classes.selects}>
          <Select label={text.generate.model} placeholder={text.generate.automatic} value={settings.model} onChange={(model) => onSettings({ model })} clearable data={models.map((model) => ({ value: `${model.provider}/${model.model}`, label: `${model.model} · ${providerName(model.provider)}` }))} />
          <Select label={text.generate.quality} value={settings.quality} allowDeselect={false} onChange={(quality) => onSettings({ quality: quality === 'HD' ? 'HD' : 'STANDARD' })} data={[{ value: 'STANDARD', label: text.generate.STANDARD }, { value: 'HD', label: text.generate.HD }]} />
          <Select label={text.generate.preset} placeholder={text.generate.noPreset} value={settings.presetId} onChange={choosePreset} clearable data={choices?.stylePresets.map((preset) => ({ value: preset.id, label: presetName(preset, text) })) ?? []} />
        </div>
        <TextInput mt="sm" label={text.generate.leaveOut} placeholder={text.generate.leaveOutHint} value={settings.negativePrompt} maxLength={4000} onChange={(event) => onSettings({ negativePrompt: event.currentTarget.value })} />
        <div className={classes.references} role="group" aria-label={text.generate.references}>
          <span className={classes.labelled}>{text.generate.references}</span>
          {settings.references.map((image) => (
            <span key={image.id} className={classes.reference}>
              <Picture image={image} src={image.thumbnail} alt={image.altText ?? image.title ?? ''} eager />
              <CloseButton size="xs" variant="filled" color="dark" className={classes.drop} aria-label={`${text.common.remove}: ${image.title ?? image.altText ?? text.generate.reference}`} onClick={() => onSettings({ references: settings.references.filter((one) => one.id !== image.id) })} />
            </span>
          ))}
          {settings.references.length >= mostReferences ? null : <Button size="compact-sm" variant="default" onClick={onReferences}>{text.library.pick}</Button>}
        </div>
      </Collapse>
      <GenerateButton input={input} busy={busy} isNext={isNext} problem={problem} onGenerate={(wish) => onGenerate(wish, settings.ownPrompt === null)} />
    </div>
  )
}

const settle = 350

/** What it will cost does not depend on the words: they are not sent at every key. */
export function useEstimate(input: GenerateImagesInput) {
  const blank = input.prompt === ''
  const [asked] = useDebouncedValue(JSON.stringify({ ...input, prompt: blank ? '' : 'x' }), settle)
  const [{ data }] = useQuery({ query: EstimateGenerationDocument, variables: { input: JSON.parse(asked) }, pause: blank, requestPolicy: 'cache-and-network' })
  return data?.estimateGeneration
}

export function Cost({ estimate }: { estimate: ReturnType<typeof useEstimate> }) {
  const text = useText()
  if (!estimate?.plan) return null
  return (
    <p className={classes.cost}>
      {text.generate.cost(estimate.plan.credits, estimate.creditsAvailable)}
      <span>{text.generate.usd(new Intl.NumberFormat(text.locale, { style: 'currency', currency: 'USD' }).format(estimate.plan.usd))}</span>
    </p>
  )
}

function GenerateButton({ input, busy, isNext, problem, onGenerate }: { input: GenerateImagesInput; busy: boolean; isNext: boolean; problem: string | null; onGenerate: (input: GenerateImagesInput) => void }) {
  const text = useText()
  const blank = input.prompt === ''
  const estimate = useEstimate(input)
  const refusal = blank ? null : problem ?? (estimate?.error ? explain(estimate.error, text) : null)
  return (
    <div className={classes.go}>
      <Button leftSection={<IconSparkles size={18} />} variant={isNext ? 'filled' : 'light'} loading={busy} disabled={blank} onClick={() => onGenerate(input)}>{text.generate.submit(input.count ?? 1)}</Button>
      {blank ? null : <Cost estimate={estimate} />}
      {refusal === null ? null : <p role="alert" className={classes.problem}>{refusal}</p>}
    </div>
  )
}
