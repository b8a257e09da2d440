import { Button, Modal, SegmentedControl, Slider } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import Cropper, { type Area } from 'react-easy-crop'
import { useQuery } from 'urql'
import { SuggestedCropsDocument } from '../../generated/graphql'
import { explainFailure } from '../../shared/errors'
import { Failed, Loading } from '../../shared/States'
import { useText } from '../../text'
import type { Crop, DraftPicture } from './draft'
import classes from './CropDialog.module.css'

const ratios = { portrait: 4 / 5, square: 1, landscape: 1.91 } as const
type Format = keyof typeof ratios

const formatOf = (crop: Crop | null, size: { width: number; height: number }): Format => {
  const ratio = crop === null ? size.width / size.height : crop.width / crop.height
  return ratio < 0.9 ? 'portrait' : ratio > 1.4 ? 'landscape' : 'square'
}

/** Pixels of the screen by which an arrow key moves the picture. */
const step = 12
const focusable = { cropAreaClassName: classes.area ?? '' }

export function CropDialog({ picture, onApply, onClose }: { picture: DraftPicture; onApply: (crop: Crop | null) => void; onClose: () => void }) {
  const text = useText()
  const [{ data, error, fetching }, again] = useQuery({ query: SuggestedCropsDocument, variables: { id: picture.image.id }, requestPolicy: 'cache-and-network' })
  const [format, setFormat] = useState<Format>(() => formatOf(picture.crop, picture.image.size))
  const [position, setPosition] = useState({ x: 0, y: 0 })
  const [zoom, setZoom] = useState(1)
  const [area, setArea] = useState<Area | null>(null)
  const [revision, setRevision] = useState(0)
  const suggested = data?.imageById?.[format]
  const [start, setStart] = useState<Crop | null>(picture.crop)
  const initial = useMemo((): Area | undefined => (start !== null ? start : suggested ? { x: suggested.left, y: suggested.top, width: suggested.width, height: suggested.height } : undefined), [start, suggested])
  const begin = (next: Crop | null) => { setStart(next); setPosition({ x: 0, y: 0 }); setZoom(1); setRevision((count) => count + 1) }
  // On a phone the figures must do.
  const narrow = useMediaQuery('(max-width: 560px)', matchMedia('(max-width: 560px)').matches)
  const label = (words: string) => (narrow ? words.replace(/^\S+ /, '') : words)
  return (
    <Modal opened onClose={onClose} title={text.crop.title} size="lg" closeButtonProps={{ 'aria-label': text.common.close }}>
      {data?.imageById == null || initial === undefined ? (fetching ? <Loading /> : <Failed problem={error === undefined ? text.common.notFoundHint : explainFailure(error, text)} again={() => again({ requestPolicy: 'network-only' })} />) : (
        <div className={classes.crop}>
          <div className={classes.stage}>
            <Cropper
              key={`${format}${revision}`} image={picture.image.medium} aspect={ratios[format]} crop={position} zoom={zoom} maxZoom={5} showGrid onCropChange={setPosition} onZoomChange={setZoom}
              initialCroppedAreaPercentages={percentages(initial, picture.image.size)} onCropAreaChange={(percent) => setArea(pixels(percent, picture.image.size))}
              keyboardStep={step} cropperProps={{ role: 'application', 'aria-label': text.crop.position }} classes={focusable}
            />
          </div>
          <p className={classes.hint}>{text.crop.hint}</p>
          <div className={classes.controls}>
            <SegmentedControl aria-label={text.crop.format} value={format} onChange={(value) => { if (value in ratios) { setFormat(value as Format); begin(null) } }} data={[{ value: 'portrait', label: label(text.ratios.PORTRAIT_4_5) }, { value: 'square', label: label(text.ratios.SQUARE) }, { value: 'landscape', label: label(text.ratios.LANDSCAPE_191) }]} />
            <div className={classes.zoom}><span>{text.crop.zoom}</span><Slider min={1} max={5} step={0.05} value={zoom} onChange={setZoom} label={null} thumbLabel={text.crop.zoom} flex={1} /></div>
          </div>
          <div className={classes.buttons}>
            <Button variant="subtle" color="gray" onClick={() => begin(null)}>{text.crop.suggested}</Button>
            <Button variant="default" onClick={onClose}>{text.common.cancel}</Button>
            <Button onClick={() => { if (area !== null) onApply(area) }}>{text.crop.apply}</Button>
          </div>
        </div>
      )}
    </Modal>
  )
}

const percentages = (area: Area, size: { width: number; height: number }): Area => ({ x: (area.x / size.width) * 100, y: (area.y / size.height) * 100, width: (area.width / size.width) * 100, height: (area.height / size.height) * 100 })

/** Whole pixels of the full picture, never beyond its edge. */
function pixels(percent: Area, size: { width: number; height: number }): Crop {
  const x = Math.max(0, Math.round((percent.x / 100) * size.width))
  const y = Math.max(0, Math.round((percent.y / 100) * size.height))
  return { x, y, width: Math.min(size.width - x, Math.round((percent.width / 100) * size.width)), height: Math.min(size.height - y, Math.round((percent.height / 100) * size.height)) }
}
