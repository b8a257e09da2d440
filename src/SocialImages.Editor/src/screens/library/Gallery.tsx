import { useVirtualizer } from '@tanstack/react-virtual'
import { IconCheck } from '@tabler/icons-react'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ImageFieldsFragment } from '../../generated/graphql'
import { Picture } from '../../shared/Picture'
import { useText } from '../../text'
import { useFlying } from './useFlying'
import classes from './Gallery.module.css'

const gap = 10
const widest = 210
/** Rows that are asked for before they are reached. */
const ahead = 10

type Props = { images: readonly ImageFieldsFragment[]; more: boolean; onMore: () => void; selected: ReadonlySet<string>; selecting: boolean; onToggle: (image: ImageFieldsFragment) => void; onOpen: (image: ImageFieldsFragment) => void; scroller: HTMLElement | null }

/** Rows of square tiles; only those in sight are in the page. */
export function Gallery({ images, more, onMore, selected, selecting, onToggle, onOpen, scroller }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return undefined
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const columns = Math.max(3, Math.ceil((width + gap) / (widest + gap)))
  const side = Math.max(60, (width - gap * (columns - 1)) / columns)
  const rows = Math.ceil(images.length / columns)
  const virtual = useVirtualizer({ count: rows, getScrollElement: () => scroller, estimateSize: () => side + gap, overscan: 3, scrollMargin: list.current?.offsetTop ?? 0 })
  useEffect(() => virtual.measure(), [virtual, side])
  const flying = useFlying(scroller)
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => { if (more && width > 0 && last >= rows - ahead) onMore() }, [more, width, last, rows, onMore])
  return (
    <div ref={list} role="list" className={classes.gallery} style={{ height: virtual.getTotalSize() }}>
      {width === 0 ? null : items.map((row) => (
        <div key={row.index} role="presentation" className={classes.row} style={{ transform: `translateY(${row.start - virtual.options.scrollMargin}px)`, gridTemplateColumns: `repeat(${columns}, ${side}px)`, height: side }}>
          {images.slice(row.index * columns, (row.index + 1) * columns).map((image) => <Tile key={image.id} image={image} selected={selected.has(image.id)} selecting={selecting} flying={flying} onToggle={onToggle} onOpen={onOpen} />)}
        </div>
      ))}
    </div>
  )
}

type TileProps = { image: ImageFieldsFragment; selected: boolean; selecting: boolean; flying: boolean; onToggle: (image: ImageFieldsFragment) => void; onOpen: (image: ImageFieldsFragment) => void }

const Tile = memo(function Tile({ image, selected, selecting, flying, onToggle, onOpen }: TileProps) {
  const text = useText()
  const [seen, setSeen] = useState(!flying)
  useEffect(() => { if (!flying) setSeen(true) }, [flying])
  const label = image.title ?? image.altText ?? image.prompt?.slice(0, 120) ?? text.sources[image.source]
  return (
    <div role="listitem" className={classes.tile} data-selected={selected} data-selecting={selecting}>
      <button type="button" className={classes.open} aria-label={label} onClick={() => (selecting ? onToggle(image) : onOpen(image))}>
        <Picture image={image} src={seen ? image.thumbnail : null} alt="" eager />
      </button>
      <button type="button" role="checkbox" className={classes.check} aria-checked={selected} aria-label={`${text.library.select}: ${label}`} onClick={() => onToggle(image)}>{selected ? <IconCheck size={15} stroke={3} aria-hidden="true" /> : null}</button>
    </div>
  )
})
