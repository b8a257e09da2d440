import { DndContext, DragOverlay, KeyboardSensor, PointerSensor, pointerWithin, rectIntersection, useSensor, useSensors, type DragEndEvent, type KeyboardCoordinateGetter } from '@dnd-kit/core'
import { useState, type ReactNode } from 'react'
import { dayOf, ownZone, showDay, wallTime } from '../../shared/time'
import { tell, warn } from '../../shared/useMutate'
import { useText } from '../../text'
import { Card, Face } from './Card'
import type { CalendarPost } from './useCalendar'
import classes from './Calendar.module.css'

/** The arrow keys go from day to day, and by `week` days up and down. */
const dayByDay = (week: number): KeyboardCoordinateGetter => (event, { context: { over, collisionRect, droppableContainers, droppableRects } }) => {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -week, ArrowDown: week }
  const by = steps[event.code]
  if (by === undefined || collisionRect === null) return undefined
  event.preventDefault()
  const days = droppableContainers.getEnabled().map((one) => String(one.id)).sort()
  const at = over === null ? -1 : days.indexOf(String(over.id))
  const target = at < 0 ? days[0] : days[Math.min(days.length - 1, Math.max(0, at + by))]
  const rect = target === undefined ? undefined : droppableRects.get(target)
  if (rect === undefined) return undefined
  return { x: rect.left + Math.max(0, (rect.width - collisionRect.width) / 2), y: rect.top + Math.max(0, Math.min(40, rect.height - collisionRect.height) / 2) }
}

const mostDrafts = 30

/** What can be lifted and where it can be put; `week` is how many days the next row is away. */
export function Board({ posts, drafts, week, move, children }: { posts: readonly CalendarPost[]; drafts: readonly CalendarPost[]; week: number; move: (post: CalendarPost, day: string) => Promise<string | null>; children: ReactNode }) {
  const text = useText()
  const [all, setAll] = useState(false)
  const [lifted, setLifted] = useState<CalendarPost | null>(null)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: dayByDay(week), keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space'] } }),
  )
  const postOf = (id: string | number) => [...posts, ...drafts].find((post) => post.id === id)
  const drop = async ({ active, over }: DragEndEvent) => {
    setLifted(null)
    const post = postOf(active.id)
    if (over === null || post === undefined) return
    const day = String(over.id)
    if (post.scheduledFor !== null && dayOf(wallTime(new Date(post.scheduledFor), ownZone)) === day) return
    const problem = await move(post, day)
    if (problem === null) tell(text.calendar.moved(showDay(day, 'longDay', text.locale)))
    else warn(problem)
  }
  const name = (id: string | number) => postOf(id)?.caption.slice(0, 40) || text.calendar.untitled
  return (
    <DndContext
      sensors={sensors} collisionDetection={(args) => { const hit = pointerWithin(args); return hit.length > 0 ? hit : rectIntersection(args) }} onDragStart={({ active }) => setLifted(postOf(active.id) ?? null)} onDragCancel={() => setLifted(null)} onDragEnd={(event) => void drop(event)}
      accessibility={{ screenReaderInstructions: { draggable: text.calendar.dragHint }, announcements: {
        onDragStart: ({ active }) => text.calendar.lifted(name(active.id)), onDragOver: ({ over }) => (over === null ? undefined : text.calendar.over(showDay(String(over.id), 'longDay', text.locale))),
        onDragEnd: ({ over }) => (over === null ? text.calendar.leftAlone : text.calendar.dropped(showDay(String(over.id), 'longDay', text.locale))), onDragCancel: () => text.calendar.leftAlone,
      } }}
    >
      <div className={classes.board}>
        <div className={classes.plan}>{children}</div>
        <aside className={classes.drafts} aria-label={text.calendar.drafts}>
          <h2>{text.calendar.drafts}</h2>
          {drafts.length === 0 ? <p className="quiet">{text.calendar.noDrafts}</p> : <ul>{drafts.slice(0, all ? drafts.length : mostDrafts).map((post) => <li key={post.id}><Card post={post} /></li>)}</ul>}
          {all || drafts.length <= mostDrafts ? null : <button type="button" className={classes.more} onClick={() => setAll(true)}>{text.calendar.more(drafts.length - mostDrafts)}</button>}
        </aside>
      </div>
      <DragOverlay dropAnimation={null}>{lifted === null ? null : <Face post={lifted} lifted />}</DragOverlay>
    </DndContext>
  )
}
