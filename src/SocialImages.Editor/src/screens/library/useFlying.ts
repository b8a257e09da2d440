import { useEffect, useState } from 'react'

/** Pixels a second beyond which nobody sees a picture. */
const fast = 6000
const rest = 120

/** Whether the page is scrolled so fast that pictures would only stand in each other's way. */
export function useFlying(scroller: HTMLElement | null): boolean {
  const [flying, setFlying] = useState(false)
  useEffect(() => {
    if (scroller === null) return undefined
    const source: HTMLElement | Document = scroller === document.documentElement ? document : scroller
    let [at, when] = [scroller.scrollTop, performance.now()]
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const now = performance.now()
      const speed = (Math.abs(scroller.scrollTop - at) / Math.max(1, now - when)) * 1000
      at = scroller.scrollTop
      when = now
      setFlying(speed > fast)
      clearTimeout(timer)
      timer = setTimeout(() => setFlying(false), rest)
    }
    source.addEventListener('scroll', look, { passive: true })
    return () => { clearTimeout(timer); source.removeEventListener('scroll', look) }
  }, [scroller])
  return flying
}
