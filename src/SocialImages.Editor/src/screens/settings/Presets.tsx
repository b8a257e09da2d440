import { Button, Group, Modal, Select, TextInput, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { CreateStylePresetDocument, DeleteStylePresetDocument, UpdateStylePresetDocument, type AspectRatio, type ImageStyle, type SettingsPageQuery } from '../../generated/graphql'
import { Confirm } from '../../shared/Confirm'
import { tell, useMutate, warn } from '../../shared/useMutate'
import { presetName, useText } from '../../text'
import classes from './Settings.module.css'

type Preset = SettingsPageQuery['stylePresets'][number]
const styles: readonly ImageStyle[] = ['PHOTOGRAPHIC', 'REALISTIC', 'NATURAL', 'VIBRANT', 'VIVID', 'ARTISTIC', 'MINIMAL']
const ratios: readonly AspectRatio[] = ['PORTRAIT_4_5', 'SQUARE', 'LANDSCAPE_191']

export function Presets({ presets, onChange }: { presets: readonly Preset[]; onChange: () => void }) {
  const text = useText()
  const mutate = useMutate()
  const [editing, setEditing] = useState<Preset | 'new' | null>(null)
  const [asking, setAsking] = useState<Preset | null>(null)
  const remove = async (preset: Preset) => {
    const result = await mutate(DeleteStylePresetDocument, { input: { presetId: preset.id } }, (data) => data.deleteStylePreset)
    if (result.problem !== null) return warn(result.problem)
    tell(text.settings.presetDeleted)
    return onChange()
  }
  return (
    <section className={classes.card} aria-labelledby="presets">
      <div><h2 id="presets">{text.settings.presets}</h2><p className={classes.hint}>{text.settings.presetsHint}</p></div>
      <ul className={classes.list}>
        {presets.map((preset) => (
          <li key={preset.id}>
            <div className={classes.who}><strong>{presetName(preset, text)}</strong><span>{[preset.promptPrefix, preset.promptSuffix].filter(Boolean).join(' … ') || (preset.style === null ? '' : text.styles[preset.style])}</span></div>
            {preset.isShipped ? <span className={classes.hint}>{text.settings.builtIn}</span> : <Group gap={4}>
              <Button size="sm" variant="subtle" color="gray" aria-label={`${text.settings.edit}: ${preset.name}`} onClick={() => setEditing(preset)}>{text.settings.edit}</Button>
              <Button size="sm" variant="subtle" color="red" aria-label={`${text.common.delete}: ${preset.name}`} onClick={() => setAsking(preset)}>{text.common.delete}</Button>
            </Group>}
          </li>
        ))}
      </ul>
      <Button variant="default" className={classes.start} leftSection={<IconPlus size={17} />} onClick={() => setEditing('new')}>{text.settings.newPreset}</Button>
      {editing === null ? null : <PresetDialog preset={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onDone={() => { setEditing(null); tell(text.settings.presetSaved); onChange() }} />}
      <Confirm opened={asking !== null} title={text.settings.confirmDeletePreset(asking?.name ?? '')} hint={text.settings.confirmDeletePresetHint} action={text.common.delete} danger onClose={() => setAsking(null)} onConfirm={() => { if (asking !== null) void remove(asking) }} />
    </section>
  )
}

function PresetDialog({ preset, onClose, onDone }: { preset: Preset | null; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const mutate = useMutate()
  const [values, setValues] = useState({ name: preset?.name ?? '', promptPrefix: preset?.promptPrefix ?? '', promptSuffix: preset?.promptSuffix ?? '', negativePrompt: preset?.negativePrompt ?? '', style: preset?.style ?? null, aspectRatio: preset?.aspectRatio ?? null })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<typeof values>) => setValues((known) => ({ ...known, ...change }))
  const save = async () => {
    const content = { ...values, promptPrefix: values.promptPrefix || null, promptSuffix: values.promptSuffix || null, negativePrompt: values.negativePrompt || null, palette: preset?.palette ?? [] }
    setBusy(true)
    const result = preset === null
      ? await mutate(CreateStylePresetDocument, { input: content }, (data) => data.createStylePreset)
      : await mutate(UpdateStylePresetDocument, { input: { presetId: preset.id, ...content } }, (data) => data.updateStylePreset)
    setBusy(false)
    if (result.problem === null) onDone()
    else setProblem(result.problem)
  }
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={preset === null ? text.settings.newPreset : text.settings.editPreset} closeButtonProps={{ 'aria-label': text.common.close }}>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); void save() }}>
        <TextInput label={text.settings.name} required value={values.name} maxLength={80} error={problem} onChange={(event) => set({ name: event.currentTarget.value })} data-autofocus />
        <Textarea label={text.settings.prefix} autosize minRows={1} maxRows={4} maxLength={1000} value={values.promptPrefix} onChange={(event) => set({ promptPrefix: event.currentTarget.value })} />
        <Textarea label={text.settings.suffix} autosize minRows={1} maxRows={4} maxLength={1000} value={values.promptSuffix} onChange={(event) => set({ promptSuffix: event.currentTarget.value })} />
        <TextInput label={text.settings.negative} maxLength={1000} value={values.negativePrompt} onChange={(event) => set({ negativePrompt: event.currentTarget.value })} />
        <Group grow>
          <Select label={text.generate.style} clearable value={values.style} data={styles.map((value) => ({ value, label: text.styles[value] }))} onChange={(value) => set({ style: styles.find((one) => one === value) ?? null })} />
          <Select label={text.generate.format} clearable value={values.aspectRatio} data={ratios.map((value) => ({ value, label: text.ratios[value] }))} onChange={(value) => set({ aspectRatio: ratios.find((one) => one === value) ?? null })} />
        </Group>
        <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onClose}>{text.common.cancel}</Button><Button type="submit" loading={busy}>{text.common.save}</Button></Group>
      </form>
    </Modal>
  )
}
