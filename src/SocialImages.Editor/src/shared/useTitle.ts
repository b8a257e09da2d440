import { useEffect } from 'react'
import { useText } from '../text'

/** What the window is called while this screen is open. */
export function useTitle(title: string) {
  const text = useText()
  useEffect(() => { document.title = `${title} · ${text.product}` }, [title, text])
}
