import { useEffect, useState } from 'react'
import { useConnection, useIsPausing } from '../client/connection'
import { useText } from '../text'
import classes from './ConnectionBanner.module.css'

const patience = 700

/** Says when the connection is gone for more than a blink, and that it is back. */
export function ConnectionBanner() {
  const text = useText()
  const connection = useConnection()
  const isPausing = useIsPausing()
  const [shown, setShown] = useState<'offline' | 'back' | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setShown((before) => (connection === 'offline' ? 'offline' : before === 'offline' ? 'back' : null)), connection === 'offline' ? patience : 0)
    return () => clearTimeout(timer)
  }, [connection])
  useEffect(() => {
    if (shown !== 'back') return undefined
    const timer = setTimeout(() => setShown(null), 3000)
    return () => clearTimeout(timer)
  }, [shown])
  const said = shown ?? (isPausing ? 'pause' : null)
  return <div role="status" className={classes.banner} data-shown={said ?? 'no'}>{said === null ? '' : text.connection[said]}</div>
}
