import { Button, CloseButton, FileButton, Progress, TextInput } from '@mantine/core'
import { IconCamera, IconCloudUpload, IconLink } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ImportImageFromUrlDocument, type ImageFieldsFragment } from '../../generated/graphql'
import { useMutate } from '../../shared/useMutate'
import { useText } from '../../text'
import type { Upload } from './useUploads'
import classes from './UploadPanel.module.css'

const accepted = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/heif'

export function UploadPanel({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const text = useText()
  return (
    <div className={classes.drop}>
      <IconCloudUpload size={30} stroke={1.4} aria-hidden="true" />
      <p className={classes.lead}>{text.upload.drop}</p>
      <div className={classes.buttons}>
        <FileButton multiple accept={accepted} onChange={onFiles}>{(props) => <Button variant="default" {...props}>{text.upload.browse}</Button>}</FileButton>
        <FileButton accept="image/*" capture="environment" onChange={(file) => { if (file !== null) onFiles([file]) }}>{(props) => <Button variant="default" className={classes.camera} leftSection={<IconCamera size={18} stroke={1.6} />} {...props}>{text.upload.camera}</Button>}</FileButton>
      </div>
      <p className={classes.hint}>{text.upload.limits} {text.upload.paste}</p>
    </div>
  )
}

export function Uploads({ uploads, onDismiss }: { uploads: readonly Upload[]; onDismiss: (key: string) => void }) {
  const text = useText()
  if (uploads.length === 0) return null
  return (
    <ul className={classes.uploads}>
      {uploads.map((upload) => (
        <li key={upload.key} role={upload.problem === null ? undefined : 'alert'}>
          {upload.problem === null
            ? <><span>{text.upload.uploading(upload.name)}</span><Progress.Root size="sm"><Progress.Section value={Math.max(upload.percent, 3)} aria-label={text.upload.uploading(upload.name)} /></Progress.Root></>
            : <><span className={classes.failed}>{text.upload.failed(upload.name, upload.problem)}</span><CloseButton size="sm" aria-label={text.common.close} onClick={() => onDismiss(upload.key)} /></>}
        </li>
      ))}
    </ul>
  )
}

export function LinkPanel({ onImage }: { onImage: (image: ImageFieldsFragment) => void }) {
  const text = useText()
  const mutate = useMutate()
  const [url, setUrl] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const key = useRef({ url: '', key: '' })
  const fetchIt = async () => {
    if (key.current.url !== url) key.current = { url, key: crypto.randomUUID() }
    setBusy(true)
    const result = await mutate(ImportImageFromUrlDocument, { input: { url: url.trim(), idempotencyKey: key.current.key } }, (data) => data.importImageFromUrl)
    setBusy(false)
    setProblem(result.problem)
    if (result.problem !== null || !result.payload.image) return
    setUrl('')
    onImage(result.payload.image)
  }
  return (
    <form className={classes.link} onSubmit={(event) => { event.preventDefault(); if (url.trim() !== '') void fetchIt() }}>
      <TextInput type="url" label={text.upload.url} description={text.upload.linkHint} placeholder="https://" leftSection={<IconLink size={18} stroke={1.6} />} value={url} error={problem} onChange={(event) => setUrl(event.currentTarget.value)} />
      <Button type="submit" variant="default" loading={busy} disabled={url.trim() === ''}>{text.upload.import}</Button>
    </form>
  )
}
