import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { DndContext, DragOverlay, KeyboardSensor, PointerSensor, pointerWithin, rectIntersection, useDraggable, useDroppable, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { IconCalendarPlus, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { Picture } from '../../shared/Picture'
import { postPath } from '../../shared/paths'
import { Empty, Failed, Loading } from '../../shared/States'
import { StatusBadge, toneOf } from '../../shared/StatusBadge'
import { addDays, dayOf, ownZone, show, showDay, today, wallTime, zoneName, zoneOffset } from '../../shared/time'
import { tell, warn } from '../../shared/useMutate'
import { useText } from '../../text'
import { useCalendar, type CalendarPost } from './useCalendar'
import classes from './Calendar.module.css'

type View = 'month' | 'week' | 'list'

const weekday = (day: string) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`
const nextMonth = (day: string, by: number) => { const date = new Date(`${firstOfMonth(day)}T12:00:00Z`); date.setUTCMonth(date.getUTCMonth() + by); return date.toISOString().slice(0, 10) }
const isMovable = (post: CalendarPost) => post.status === 'DRAFT' || post.status === 'SCHEDULED' || post.status === 'PREPARING' || post.status === 'READY'

function span(view: View, day: string): { from: string; days: number } {
  if (view === 'list') return { from: day, days: 60 }
  if (view === 'week') return { from: addDays(day, -weekday(day)), days: 7 }
  const first = firstOfMonth(day)
  const from = addDays(first, -weekday(first))
  const last = addDays(nextMonth(day, 1), -1)
  return { from, days: weekday(first) + Number(last.slice(8)) > 35 ? 42 : 35 }
}

export function Calendar() {
  const text = useText()
  const phone = useMediaQuery('(max-width: 760px)', matchMedia('(max-width: 760px)').matches)
  const [chosen, setView] = useState<View | null>(null)
  const view = chosen ?? (phone ? 'list' : 'month')
  const [day, setDay] = useState(() => today(ownZone))
  const { from, days } = useMemo(() => span(view, day), [view, day])
  const calendar = useCalendar(from, addDays(from, days))
  const byDay = useMemo(() => {
    const grouped = new Map<string, CalendarPost[]>()
    for (const post of calendar.posts ?? []) {
      if (post.scheduledFor === null) continue
      const at = dayOf(wallTime(new Date(post.scheduledFor), ownZone))
      grouped.set(at, [...(grouped.get(at) ?? []), post])
    }
    return grouped
  }, [calendar.posts])
  const turn = (by: number) => setDay(view === 'month' ? nextMonth(day, by) : addDays(day, by * (view === 'week' ? 7 : 30)))
  const title = view === 'month' ? showDay(firstOfMonth(day), 'month', text.locale) : `${showDay(from, 'day', text.locale)} – ${showDay(addDays(from, days - 1), 'day', text.locale)}`
  const dates = Array.from({ length: days }, (_, offset) => addDays(from, offset))

  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <div className={classes.turn}>
          <h1 aria-live="polite">{title}</h1>
          <ActionIcon variant="default" size="lg" aria-label={text.calendar.previous} onClick={() => turn(-1)}><IconChevronLeft size={19} /></ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={text.calendar.next} onClick={() => turn(1)}><IconChevronRight size={19} /></ActionIcon>
          <Button variant="default" onClick={() => setDay(today(ownZone))}>{text.common.today}</Button>
        </div>
        <div className={classes.turn}>
          <SegmentedControl aria-label={text.calendar.title} value={view} onChange={(value) => setView(value === 'week' || value === 'list' ? value : 'month')} data={[{ value: 'month', label: text.calendar.month }, { value: 'week', label: text.calendar.week }, { value: 'list', label: text.calendar.list }]} />
          <Button component={Link} href="/" leftSection={<IconCalendarPlus size={18} stroke={1.7} />}>{text.calendar.post}</Button>
        </div>
      </div>
      <p className={classes.zone}>{text.compose.zone(zoneName(ownZone), zoneOffset(new Date(), ownZone, text.locale))}</p>
      {calendar.posts === null ? (calendar.problem === null ? <Loading /> : <Failed problem={calendar.problem} again={() => void calendar.read()} />) : (
        <Board posts={calendar.posts} drafts={calendar.drafts} move={calendar.move}>
          {view === 'list'
            ? <List dates={dates} byDay={byDay} />
            : <Grid dates={dates} byDay={byDay} month={view === 'month' ? day.slice(0, 7) : null} />}
        </Board>
      )}
    </div>
  )
}

function Board({ posts, drafts, move, children }: { posts: readonly CalendarPost[]; drafts: readonly CalendarPost[]; move: (post: CalendarPost, day: string) => Promise<string | null>; children: ReactNode }) {
  const text = useText()
  const [lifted, setLifted] = useState<CalendarPost | null>(null)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor, { keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] } }))
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
          {drafts.length === 0 ? <p className="quiet">{text.calendar.noDrafts}</p> : <ul>{drafts.slice(0, 30).map((post) => <li key={post.id}><Card post={post} /></li>)}</ul>}
        </aside>
      </div>
      <DragOverlay dropAnimation={null}>{lifted === null ? null : <Face post={lifted} lifted />}</DragOverlay>
    </DndContext>
  )
}

function Grid({ dates, byDay, month }: { dates: readonly string[]; byDay: ReadonlyMap<string, readonly CalendarPost[]>; month: string | null }) {
  const text = useText()
  const now = today(ownZone)
  return (
    <div className={classes.grid} data-view={month === null ? 'week' : 'month'}>
      {dates.slice(0, 7).map((day) => <div key={day} className={classes.weekday} aria-hidden="true">{new Intl.DateTimeFormat(text.locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))}</div>)}
      {dates.map((day) => <Day key={day} day={day} posts={byDay.get(day) ?? []} isToday={day === now} isPast={day < now} isOther={month !== null && !day.startsWith(month)} most={month === null ? 20 : 3} />)}
    </div>
  )
}

function Day({ day, posts, isToday, isPast, isOther, most }: { day: string; posts: readonly CalendarPost[]; isToday: boolean; isPast: boolean; isOther: boolean; most: number }) {
  const text = useText()
  const [, go] = useLocation()
  const { setNodeRef, isOver } = useDroppable({ id: day, disabled: isPast })
  const name = showDay(day, 'longDay', text.locale)
  return (
    <section ref={setNodeRef} className={classes.day} data-today={isToday} data-other={isOther} data-past={isPast} data-over={isOver} aria-label={name}>
      {isPast ? <span className={classes.number}>{Number(day.slice(8))}</span> : <button type="button" className={classes.number} aria-label={text.calendar.newOn(name)} onClick={() => go(`/?day=${day}`)}>{Number(day.slice(8))}</button>}
      {posts.slice(0, most).map((post) => <Card key={post.id} post={post} />)}
      {posts.length > most ? <span className={classes.more}>{text.calendar.more(posts.length - most)}</span> : null}
    </section>
  )
}

function Card({ post }: { post: CalendarPost }) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: post.id, disabled: !isMovable(post) })
  const [, go] = useLocation()
  return (
    <div ref={setNodeRef} className={classes.card} style={{ opacity: isDragging ? 0.35 : 1 }} {...(isMovable(post) ? { ...attributes, ...listeners } : { tabIndex: 0 })} role="link" aria-label={`${post.scheduledFor === null ? '' : `${show(post.scheduledFor, 'time', 'en-GB')} `}${post.caption.slice(0, 80)}`} onClick={() => go(postPath(post.id))} onKeyUp={(event) => { if (event.key === 'Enter' && !isDragging) go(postPath(post.id)) }}>
      <Face post={post} />
    </div>
  )
}

function Face({ post, lifted = false }: { post: CalendarPost; lifted?: boolean }) {
  const text = useText()
  const [image] = post.images
  return (
    <div className={classes.face} data-tone={toneOf(post.status)} data-lifted={lifted} title={text.status[post.status]}>
      <div className={classes.thumb}>{image === undefined ? null : <Picture image={image} src={image.thumbnail} alt="" />}</div>
      <div className={classes.words}>
        {post.scheduledFor === null ? null : <time dateTime={post.scheduledFor}>{show(post.scheduledFor, 'time', text.locale)}</time>}
        <span>{post.caption.trim() || text.calendar.untitled}</span>
      </div>
    </div>
  )
}

function List({ dates, byDay }: { dates: readonly string[]; byDay: ReadonlyMap<string, readonly CalendarPost[]> }) {
  const text = useText()
  const busy = dates.filter((day) => byDay.has(day))
  if (busy.length === 0) return <Empty title={text.calendar.empty} hint={text.calendar.emptyHint}><Button component={Link} href="/">{text.calendar.post}</Button></Empty>
  return (
    <div className={classes.list}>
      {busy.map((day) => (
        <section key={day} aria-label={showDay(day, 'longDay', text.locale)}>
          <h2>{showDay(day, 'longDay', text.locale)}</h2>
          <ul>
            {byDay.get(day)?.map((post) => (
              <li key={post.id}>
                <Link href={postPath(post.id)} className={classes.row}>
                  <div className={classes.big}>{post.images[0] === undefined ? null : <Picture image={post.images[0]} src={post.images[0].thumbnail} alt="" />}</div>
                  <div className={classes.text}>
                    <span className={classes.line}><time dateTime={post.scheduledFor ?? undefined}>{post.scheduledFor === null ? '' : show(post.scheduledFor, 'time', text.locale)}</time><StatusBadge status={post.status} /><span className="quiet">{post.account === null ? '' : `@${post.account.username}`}</span></span>
                    <span className={classes.caption}>{post.caption.trim() || text.calendar.untitled}</span>
                    {post.problems[0] === undefined ? null : <span className={classes.problem}>{text.errors.byCode[post.problems[0].code] ?? post.problems[0].message}</span>}
                  </div>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

