import { decode } from 'blurhash'
import { memo, useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import type { ImageFieldsFragment } from '../generated/graphql'
import classes from './Picture.module.css'

const side = 16
const decoded = new Map<string, Uint8ClampedArray<ArrayBuffer>>()

function pixels(hash: string): Uint8ClampedArray<ArrayBuffer> | undefined {
  const known = decoded.get(hash)
  if (known !== undefined) return known
  try {
    const made = new Uint8ClampedArray(decode(hash, side, side))
    decoded.set(hash, made)
    return made
  } catch {
    return undefined
  }
}

export type Shown = Pick<ImageFieldsFragment, 'placeholder' | 'colors'>

/** A picture that is a blur of itself until its bytes are here. */
export const Picture = memo(function Picture({ image, src, alt, fit = 'cover', style, eager = false }: { image: Shown; src: string | null; alt: string; fit?: 'cover' | 'contain'; style?: CSSProperties; eager?: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [loaded, setLoaded] = useState<string>()
  useLayoutEffect(() => {
    const data = pixels(image.placeholder)
    if (data !== undefined) canvas.current?.getContext('2d')?.putImageData(new ImageData(data, side, side), 0, 0)
  }, [image.placeholder])
  return (
    <div className={classes.frame} style={{ backgroundColor: image.colors[0], ...style }}>
      {src !== null && loaded === src ? null : <canvas ref={canvas} width={side} height={side} className={classes.blur} aria-hidden="true" />}
      {src === null ? null : <img src={src} alt={alt} className={classes.picture} style={{ objectFit: fit }} data-loaded={loaded === src} loading={eager ? 'eager' : 'lazy'} decoding="async" draggable={false} onLoad={() => setLoaded(src)} />}
    </div>
  )
})
