import { useDroppable } from '@dnd-kit/core'
import { useLocation } from 'wouter'
import { ownZone, showDay, today } from '../../shared/time'
import { useText } from '../../text'
import { Card } from './Card'
import type { CalendarPost } from './useCalendar'
import classes from './Calendar.module.css'

/** A month or a week, a cell a day. */
export function Grid({ dates, byDay, month, onMore }: { dates: readonly string[]; byDay: ReadonlyMap<string, readonly CalendarPost[]>; month: string | null; onMore: (day: string) => void }) {
  const text = useText()
  const now = today(ownZone)
  return (
    <div className={classes.grid} data-view={month === null ? 'week' : 'month'}>
      {dates.slice(0, 7).map((day) => <div key={day} className={classes.weekday} aria-hidden="true">{new Intl.DateTimeFormat(text.locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))}</div>)}
      {dates.map((day) => <Day key={day} day={day} posts={byDay.get(day) ?? []} isToday={day === now} isPast={day < now} isOther={month !== null && !day.startsWith(month)} most={month === null ? 20 : 3} onMore={onMore} />)}
    </div>
  )
}

function Day({ day, posts, isToday, isPast, isOther, most, onMore }: { day: string; posts: readonly CalendarPost[]; isToday: boolean; isPast: boolean; isOther: boolean; most: number; onMore: (day: string) => void }) {
  const text = useText()
  const [, go] = useLocation()
  const { setNodeRef, isOver } = useDroppable({ id: day, disabled: isPast })
  const name = showDay(day, 'longDay', text.locale)
  return (
    <section ref={setNodeRef} className={classes.day} data-today={isToday} data-other={isOther} data-past={isPast} data-over={isOver} aria-label={name}>
      {isPast ? <span className={classes.number}>{Number(day.slice(8))}</span> : <button type="button" className={classes.number} aria-label={text.calendar.newOn(name)} onClick={() => go(`/?day=${day}`)}>{Number(day.slice(8))}</button>}
      {posts.slice(0, most).map((post) => <Card key={post.id} post={post} />)}
      {posts.length > most ? <button type="button" className={classes.more} onClick={() => onMore(day)}>{text.calendar.more(posts.length - most)}</button> : null}
    </section>
  )
}
