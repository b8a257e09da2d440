import { useEffect, useRef, useState } from 'react'
import { useText } from '../text'
import classes from './Dropping.module.css'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
const isField = (target: EventTarget | null) => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

/** Files dropped or pasted anywhere in the window; with nobody to take them they are not opened in place of the page either. */
export function useDropping(add: ((files: readonly File[]) => unknown) | null): boolean {
  const [isOver, setOver] = useState(false)
  const taker = useRef(add)
  taker.current = add
  useEffect(() => {
    const over = (event: DragEvent) => { if (hasFiles(event)) { event.preventDefault(); setOver(taker.current !== null) } }
    const leave = (event: DragEvent) => { if (event.relatedTarget === null) setOver(false) }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      taker.current?.([...event.dataTransfer?.files ?? []])
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...event.clipboardData?.files ?? []]
      // Words from an office program come with a picture of themselves.
      const isWords = isField(event.target) && event.clipboardData?.types.includes('text/plain') === true
      if (files.length === 0 || isWords || taker.current === null) return
      event.preventDefault()
      taker.current(files)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    addEventListener('paste', paste)
    return () => { removeEventListener('dragover', over); removeEventListener('dragleave', leave); removeEventListener('drop', drop); removeEventListener('paste', paste) }
  }, [])
  return isOver
}

export function DropHint({ shown }: { shown: boolean }) {
  const text = useText()
  return shown ? <div className={classes.over} aria-hidden="true">{text.upload.dropNow}</div> : null
}
