import { type RefObject, useLayoutEffect, useState } from 'react'

/** How large an element is, and the window of what scrolls it. */
export function useSize(of: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 1, height: 0 })
  useLayoutEffect(() => {
    const element = of.current
    const scroller = element?.parentElement
    if (!element || !scroller) return undefined
    const measure = () =>
      setSize({ width: Math.max(1, element.clientWidth), height: scroller.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [of])
  return size
}
