import type { PostStatus } from '../generated/graphql'
import { useText } from '../text'
import classes from './StatusBadge.module.css'

const tones: Record<PostStatus, 'quiet' | 'plan' | 'good' | 'warn' | 'bad'> = {
  DRAFT: 'quiet', SCHEDULED: 'plan', PREPARING: 'plan', READY: 'plan', PUBLISHING: 'plan', PUBLISHED: 'good', FAILED: 'bad', NEEDS_REVIEW: 'warn', CANCELED: 'quiet',
}

export const toneOf = (status: PostStatus) => tones[status]

export function StatusBadge({ status }: { status: PostStatus }) {
  const text = useText()
  return <span className={classes.badge} data-tone={tones[status]} data-status={status}>{text.status[status]}</span>
}
