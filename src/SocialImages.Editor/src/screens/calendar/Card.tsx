import { VisuallyHidden } from '@mantine/core'
import { useDraggable } from '@dnd-kit/core'
import { IconPhoto, IconPhotoBolt } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { Picture } from '../../shared/Picture'
import { postPath } from '../../shared/paths'
import { toneOf } from '../../shared/StatusBadge'
import { show } from '../../shared/time'
import { useText } from '../../text'
import { isMovable, type CalendarPost } from './useCalendar'
import classes from './Calendar.module.css'

export function Card({ post }: { post: CalendarPost }) {
  const text = useText()
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: post.id, disabled: !isMovable(post), attributes: { role: 'link', roleDescription: text.calendar.movable } })
  const [, go] = useLocation()
  return (
    <div ref={setNodeRef} className={classes.card} style={{ opacity: isDragging ? 0.35 : 1 }} {...(isMovable(post) ? { ...attributes, ...listeners } : { tabIndex: 0 })} role="link" onClick={() => go(postPath(post.id))} onKeyUp={(event) => { if (event.key === 'Enter' && !isDragging) go(postPath(post.id)) }}>
      <Face post={post} />
    </div>
  )
}

export function Face({ post, lifted = false }: { post: CalendarPost; lifted?: boolean }) {
  const text = useText()
  const [image] = post.images
  return (
    <div className={classes.face} data-tone={toneOf(post.status)} data-lifted={lifted} title={text.status[post.status]}>
      <div className={classes.thumb}>{image === undefined ? <span className={classes.none}>{post.autoImage?.enabled === true ? <IconPhotoBolt size={17} stroke={1.5} /> : <IconPhoto size={17} stroke={1.5} />}</span> : <Picture image={image} src={image.thumbnail} alt="" />}</div>
      <div className={classes.words}>
        {post.scheduledFor === null ? null : <time dateTime={post.scheduledFor}>{show(post.scheduledFor, 'time', text.locale)}</time>}{' '}
        <span>{post.caption.trim() || text.calendar.untitled}</span>
        <VisuallyHidden>, {text.status[post.status]}</VisuallyHidden>
      </div>
    </div>
  )
}
