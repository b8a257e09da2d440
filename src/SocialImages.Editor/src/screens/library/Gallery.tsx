import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { IconCheck } from '@tabler/icons-react'
import { memo, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { ImageFieldsFragment } from '../../generated/graphql'
import { Picture } from '../../shared/Picture'
import { useText } from '../../text'
import { useFlying } from './useFlying'
import classes from './Gallery.module.css'

const gap = 10
const widest = 210
const overscan = 3
/** Rows that are asked for before they are reached. */
const ahead = 10
/** Rows of empty tiles that stand for what is still to come. */
const coming = 2

type Props = {
  images: readonly ImageFieldsFragment[]
  total: number | null
  more: boolean
  /** Whether the next page may be asked for now. */
  mayLoad: boolean
  onMore: () => void
  selected: ReadonlySet<string>
  selecting: boolean
  onToggle: (image: ImageFieldsFragment) => void
  onOpen: (image: ImageFieldsFragment) => void
}

/** Tiles that scroll with the page. */
export function PageGallery(props: Props) {
  const grid = useGrid(props)
  const rows = useWindowVirtualizer({ count: grid.rows, estimateSize: () => grid.side + gap, overscan, scrollMargin: grid.list.current?.offsetTop ?? 0 })
  return <Rows {...props} grid={grid} virtual={rows} flying={useFlying(window)} />
}

/** Tiles that scroll in a box of their own. */
export function BoxGallery({ box, ...props }: Props & { box: HTMLElement | null }) {
  const grid = useGrid(props)
  const rows = useVirtualizer({ count: grid.rows, estimateSize: () => grid.side + gap, overscan, getScrollElement: () => box })
  return <Rows {...props} grid={grid} virtual={rows} flying={useFlying(box)} />
}

type Grid = { list: RefObject<HTMLDivElement | null>; width: number; columns: number; side: number; rows: number }

function useGrid({ images, more }: Props): Grid {
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
  return { list, width, columns, side, rows: Math.ceil(images.length / columns) + (more ? coming : 0) }
}

type RowsProps = Props & { grid: Grid; flying: boolean; virtual: Virtualizer<Window, Element> | Virtualizer<HTMLElement, Element> }

/** Rows of square tiles; only those in sight are in the page. */
function Rows({ images, total, more, mayLoad, onMore, selected, selecting, onToggle, onOpen, grid: { list, width, columns, side }, flying, virtual }: RowsProps) {
  useEffect(() => virtual.measure(), [virtual, side])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const loaded = Math.floor(images.length / columns)
  useEffect(() => { if (mayLoad && width > 0 && last >= loaded - ahead) onMore() }, [mayLoad, width, last, loaded, onMore])
  return (
    <div ref={list} role="list" className={classes.gallery} aria-busy={more && last >= loaded} style={{ height: virtual.getTotalSize() }}>
      {width === 0 ? null : items.map((row) => {
        const from = row.index * columns
        return (
          <div key={row.index} role="presentation" className={classes.row} style={{ transform: `translateY(${row.start - virtual.options.scrollMargin}px)`, gridTemplateColumns: `repeat(${columns}, ${side}px)`, height: side }}>
            {images.slice(from, from + columns).map((image, place) => <Tile key={image.id} image={image} number={from + place + 1} total={total} selected={selected.has(image.id)} selecting={selecting} flying={flying} onToggle={onToggle} onOpen={onOpen} />)}
            {more ? Array.from({ length: Math.min(columns, Math.max(0, from + columns - images.length)) }, (_, place) => <div key={place} className={classes.coming} aria-hidden="true" />) : null}
          </div>
        )
      })}
    </div>
  )
}

type TileProps = { image: ImageFieldsFragment; number: number; total: number | null; selected: boolean; selecting: boolean; flying: boolean; onToggle: (image: ImageFieldsFragment) => void; onOpen: (image: ImageFieldsFragment) => void }

const Tile = memo(function Tile({ image, number, total, selected, selecting, flying, onToggle, onOpen }: TileProps) {
  const text = useText()
  const [seen, setSeen] = useState(!flying)
  useEffect(() => { if (!flying) setSeen(true) }, [flying])
  const label = image.title ?? image.altText ?? image.prompt?.slice(0, 120) ?? text.sources[image.source]
  return (
    <div role="listitem" className={classes.tile} data-selected={selected} data-selecting={selecting} aria-posinset={number} aria-setsize={total ?? -1}>
      <button type="button" className={classes.open} aria-label={label} onClick={() => (selecting ? onToggle(image) : onOpen(image))}>
        <Picture image={image} src={seen ? image.thumbnail : null} alt="" eager />
      </button>
      <button type="button" role="checkbox" className={classes.check} aria-checked={selected} aria-label={`${text.library.select}: ${label}`} onClick={() => onToggle(image)}>{selected ? <IconCheck size={15} stroke={3} aria-hidden="true" /> : null}</button>
    </div>
  )
})
