import { useEffect, useRef, useSyncExternalStore } from 'react'

export type Connection = 'connecting' | 'online' | 'offline'

let state: Connection = 'connecting'
/** How often the connection came back: whoever shows data looks again. */
let returns = 0
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener) } }

export function report(next: Connection) {
  if (next === state) return
  if (next === 'online' && state === 'offline') returns++
  state = next
  for (const listener of listeners) listener()
}

export const isOffline = () => state === 'offline' || !navigator.onLine

let pauses = 0

/** While the server has asked for a pause. */
export async function pausing(pause: Promise<void>) {
  const say = (more: number) => { pauses += more; for (const listener of listeners) listener() }
  say(1)
  await pause
  say(-1)
}

export const useIsPausing = () => useSyncExternalStore(subscribe, () => pauses > 0)
export const useConnection = () => useSyncExternalStore(subscribe, () => state)
export const useReturns = () => useSyncExternalStore(subscribe, () => returns)

/** Runs again each time a lost connection is back, not on the first rendering. */
export function useOnReturn(again: () => void) {
  const seen = useRef(returns)
  const now = useReturns()
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    if (now === seen.current) return
    seen.current = now
    latest.current()
  }, [now])
}
