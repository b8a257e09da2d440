import { useEffect, useState } from 'react'

/** Pixels a second beyond which nobody sees a picture. */
const fast = 6000
const rest = 120

/** Whether it is scrolled so fast that pictures would only stand in each other's way. The page itself tells only the window. */
export function useFlying(scroller: Window | HTMLElement | null): boolean {
  const [flying, setFlying] = useState(false)
  useEffect(() => {
    if (scroller === null) return undefined
    const where = () => (scroller instanceof Window ? scroller.scrollY : scroller.scrollTop)
    let [at, when] = [where(), performance.now()]
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const [there, now] = [where(), performance.now()]
      const speed = (Math.abs(there - at) / Math.max(1, now - when)) * 1000
      at = there
      when = now
      setFlying(speed > fast)
      clearTimeout(timer)
      timer = setTimeout(() => setFlying(false), rest)
    }
    scroller.addEventListener('scroll', look, { passive: true })
    return () => { clearTimeout(timer); scroller.removeEventListener('scroll', look) }
  }, [scroller])
  return flying
}
