import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

const rowHeight = 32
/** Number of rows above and below the visible ones, so that scrolling shows no gap. */
const margin = 8

/** A long list of which only the visible rows are in the document. */
export const VirtualList = <T,>({
  items,
  keyOf,
  selected,
  label,
  children,
}: {
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly selected: string | undefined
  readonly label: string
  readonly children: (item: T) => ComponentChildren
}) => {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const previousFirst = useRef<string | undefined>(undefined)

  const measure = (): void => {
    const { current } = box
    if (current) setView({ top: current.scrollTop, height: current.clientHeight })
  }
  useLayoutEffect(() => {
    measure()
    const observer = new ResizeObserver(measure)
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])

  // New rows come first: who has scrolled down keeps what they see in place.
  const [first] = items
  const firstKey = first && keyOf(first)
  useLayoutEffect(() => {
    const { current } = box
    if (current && current.scrollTop > 0 && previousFirst.current !== undefined) {
      const added = items.findIndex((item) => keyOf(item) === previousFirst.current)
      if (added > 0) current.scrollTop += added * rowHeight
    }
    previousFirst.current = firstKey
  }, [firstKey])

  useLayoutEffect(() => {
    const index = items.findIndex((item) => keyOf(item) === selected)
    const { current } = box
    if (!current || index < 0) return
    const top = index * rowHeight
    if (top < current.scrollTop) current.scrollTop = top
    else if (top + rowHeight > current.scrollTop + current.clientHeight)
      current.scrollTop = top + rowHeight - current.clientHeight
  }, [selected])

  const start = Math.max(0, Math.floor(view.top / rowHeight) - margin)
  const end = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + margin)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="list" ref={box} onScroll={measure} tabIndex={0} aria-label={label}>
      <ol style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(start, end).map((item, at) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={start + at + 1}
            style={{ top: `${(start + at) * rowHeight}px` }}
          >
            {children(item)}
          </li>
        ))}
      </ol>
    </section>
  )
}
