import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCalendarPlus, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { Failed, Loading } from '../../shared/States'
import { addDays, dayOf, ownZone, showDay, today, wallTime, zoneName, zoneOffset } from '../../shared/time'
import { useTitle } from '../../shared/useTitle'
import { useText } from '../../text'
import { Board } from './Board'
import { Grid } from './Grid'
import { List } from './List'
import { useCalendar, type CalendarPost } from './useCalendar'
import classes from './Calendar.module.css'

type View = 'month' | 'week' | 'list'

const weekday = (day: string) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`
const nextMonth = (day: string, by: number) => { const date = new Date(`${firstOfMonth(day)}T12:00:00Z`); date.setUTCMonth(date.getUTCMonth() + by); return date.toISOString().slice(0, 10) }

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
  useTitle(text.calendar.title)
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
  const title = view === 'month' ? showDay(firstOfMonth(day), 'month', text.locale) : `${showDay(from, 'dayMonth', text.locale)} – ${showDay(addDays(from, days - 1), 'dayMonth', text.locale)}`
  const dates = Array.from({ length: days }, (_, offset) => addDays(from, offset))

  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <div className={classes.turn}>
          <h1 aria-live="polite">{title}</h1>
          <ActionIcon variant="default" size="lg" aria-label={text.calendar.previous} onClick={() => turn(-1)}><IconChevronLeft size={19} /></ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={text.calendar.next} onClick={() => turn(1)}><IconChevronRight size={19} /></ActionIcon>
          <Button variant="default" className={classes.today} onClick={() => setDay(today(ownZone))}>{text.common.today}</Button>
        </div>
        <div className={classes.turn}>
          <SegmentedControl className={classes.views} aria-label={text.calendar.title} value={view} onChange={(value) => setView(value === 'week' || value === 'list' ? value : 'month')} data={[{ value: 'month', label: text.calendar.month }, { value: 'week', label: text.calendar.week }, { value: 'list', label: text.calendar.list }]} />
          <Button component={Link} href="/" className={classes.new} leftSection={<IconCalendarPlus size={18} stroke={1.7} aria-hidden="true" />} aria-label={text.calendar.post}><span className={classes.newWords}>{text.calendar.post}</span></Button>
        </div>
      </div>
      <p className={classes.zone}>{text.compose.zone(zoneName(ownZone), zoneOffset(new Date(), ownZone, text.locale))}</p>
      {calendar.posts === null ? (calendar.problem === null ? <Loading /> : <Failed problem={calendar.problem} again={() => void calendar.read()} />) : (
        <Board posts={calendar.posts} drafts={calendar.drafts} week={view === 'list' ? 1 : 7} move={calendar.move}>
          {view === 'list'
            ? <List dates={dates} byDay={byDay} />
            : <Grid dates={dates} byDay={byDay} month={view === 'month' ? day.slice(0, 7) : null} onMore={(full) => { setDay(full); setView('list') }} />}
        </Board>
      )}
    </div>
  )
}
