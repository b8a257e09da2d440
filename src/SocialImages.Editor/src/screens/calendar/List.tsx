import { Button } from '@mantine/core'
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { IconGripVertical, IconPhoto, IconPhotoBolt, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Picture } from '../../shared/Picture'
import { metInWords } from '../../shared/Problems'
import { postPath } from '../../shared/paths'
import { Empty } from '../../shared/States'
import { StatusBadge } from '../../shared/StatusBadge'
import { addDays, ownZone, show, showDay, today } from '../../shared/time'
import { useText } from '../../text'
import { isMovable, type CalendarPost } from './useCalendar'
import classes from './Calendar.module.css'

const soon = 14

/** Day under day: those with posts, and the next two weeks' free ones, so that a post can be put there. */
export function List({ dates, byDay }: { dates: readonly string[]; byDay: ReadonlyMap<string, readonly CalendarPost[]> }) {
  const text = useText()
  const now = today(ownZone)
  const shown = dates.filter((day) => byDay.has(day) || (day >= now && day < addDays(now, soon)))
  return (
    <div className={classes.list}>
      {dates.some((day) => byDay.has(day)) ? null : <Empty title={text.calendar.empty} hint={text.calendar.emptyHint}><Button component={Link} href="/">{text.calendar.post}</Button></Empty>}
      {shown.map((day) => <ListDay key={day} day={day} posts={byDay.get(day) ?? []} isPast={day < now} />)}
    </div>
  )
}

function ListDay({ day, posts, isPast }: { day: string; posts: readonly CalendarPost[]; isPast: boolean }) {
  const text = useText()
  const { setNodeRef, isOver } = useDroppable({ id: day, disabled: isPast })
  const name = showDay(day, 'longDay', text.locale)
  return (
    <section ref={setNodeRef} className={classes.listDay} data-over={isOver} data-free={posts.length === 0} aria-label={name}>
      <div className={classes.listHead}>
        <h2>{name}</h2>
        {posts.length === 0 ? <span className="quiet">{text.calendar.free}</span> : null}
        {isPast ? null : <Link href={`/?day=${day}`} className={classes.plus} aria-label={text.calendar.newOn(name)}><IconPlus size={18} stroke={1.7} aria-hidden="true" /></Link>}
      </div>
      {posts.length === 0 ? null : <ul>{posts.map((post) => <ListRow key={post.id} post={post} />)}</ul>}
    </section>
  )
}

function ListRow({ post }: { post: CalendarPost }) {
  const text = useText()
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({ id: post.id, disabled: !isMovable(post), attributes: { roleDescription: text.calendar.movable } })
  const [image] = post.images
  const [problem] = post.problems
  return (
    <li ref={setNodeRef} className={classes.row} data-dragging={isDragging}>
      <Link href={postPath(post.id)} className={classes.open}>
        <div className={classes.big}>{image === undefined ? <span className={classes.none}>{post.autoImage?.enabled === true ? <IconPhotoBolt size={26} stroke={1.4} /> : <IconPhoto size={26} stroke={1.4} />}</span> : <Picture image={image} src={image.thumbnail} alt="" />}</div>
        <div className={classes.text}>
          <span className={classes.line}><time dateTime={post.scheduledFor ?? undefined}>{post.scheduledFor === null ? '' : show(post.scheduledFor, 'time', text.locale)}</time><StatusBadge status={post.status} /><span className="quiet">{post.account === null ? '' : `@${post.account.username}`}</span></span>
          <span className={classes.caption}>{post.caption.trim() || text.calendar.untitled}</span>
          {problem === undefined ? null : <span className={classes.problem}>{metInWords(problem, text)}</span>}
        </div>
      </Link>
      {isMovable(post) ? <button type="button" ref={setActivatorNodeRef} className={classes.grip} {...attributes} {...listeners} aria-label={text.calendar.move(post.caption.trim().slice(0, 60) || text.calendar.untitled)}><IconGripVertical size={20} stroke={1.6} aria-hidden="true" /></button> : null}
    </li>
  )
}
