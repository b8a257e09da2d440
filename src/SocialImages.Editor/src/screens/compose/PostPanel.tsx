import { Anchor, Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { ApprovePostDocument, PostHistoryDocument, ResolvePostDocument, type PostFieldsFragment, type PostResolution } from '../../generated/graphql'
import { metInWords } from '../../shared/Problems'
import { StatusBadge } from '../../shared/StatusBadge'
import { ownZone, show, showInZone } from '../../shared/time'
import { tell, useMutate, warn } from '../../shared/useMutate'
import { useText } from '../../text'
import classes from './PostPanel.module.css'

type Props = { post: PostFieldsFragment; onRetry: () => void; onUnschedule: () => void; onSave: () => Promise<string | null> }

/** Where a post stands, what it needs, and what happened to it. */
export function PostPanel({ post, onRetry, onUnschedule, onSave }: Props) {
  const text = useText()
  return (
    <section className={classes.panel} aria-label={text.post.status} data-tone={post.status}>
      <div className={classes.line}>
        <StatusBadge status={post.status} />
        <span className={classes.when} role="status">{describe(post, text)}</span>
        {post.permalink === null ? null : <Anchor href={post.permalink} target="_blank" rel="noreferrer" size="sm" className={classes.live}>{text.post.live} <IconExternalLink size={15} aria-hidden="true" /></Anchor>}
      </div>
      {post.problems.length === 0 ? null : <ul className={classes.problems}>{post.problems.map((problem) => <li key={problem.code}>{metInWords(problem, text)}</li>)}</ul>}
      {post.status === 'NEEDS_REVIEW' ? <Review post={post} onUnschedule={onUnschedule} onSave={onSave} /> : null}
      {post.status === 'FAILED' ? <Button variant="light" size="sm" onClick={onRetry}>{text.post.tryAgain}</Button> : null}
      {post.approval.isRequired && post.status !== 'PUBLISHED' ? <Approval post={post} /> : null}
      <History post={post} />
    </section>
  )
}

function describe(post: PostFieldsFragment, text: ReturnType<typeof useText>): string {
  if (post.status === 'PUBLISHED' && post.publishedAt !== null) return show(post.publishedAt, 'moment', text.locale)
  if (post.scheduledFor !== null && post.status !== 'FAILED' && post.status !== 'DRAFT') return `${showInZone(post.scheduledFor, post.slot === null ? ownZone : post.timeZone ?? ownZone, text.locale)} · ${text.statusHint[post.status]}`
  return text.statusHint[post.status]
}

const unknownOutcome = 'OUTCOME_UNKNOWN'

/** Whether it went out is not known, or it never got so far: other questions, other answers. */
function Review({ post, onUnschedule, onSave }: Omit<Props, 'onRetry'>) {
  const text = useText()
  const mutate = useMutate()
  const [busy, setBusy] = useState<PostResolution | null>(null)
  const isUnknown = post.problems.length === 0 || post.problems.some((problem) => problem.code === unknownOutcome)
  const resolve = (resolution: PostResolution) => async () => {
    setBusy(resolution)
    // What she has put right is part of what goes on; what may be out already is not changed any more.
    if (!isUnknown && await onSave() === null) return setBusy(null)
    const result = await mutate(ResolvePostDocument, { input: { postId: post.id, resolution } }, (data) => data.resolvePost)
    setBusy(null)
    if (result.problem !== null) return warn(result.problem)
    return tell(text.post.resolved)
  }
  return (
    <div className={classes.review}>
      <strong>{text.post.review}</strong>
      <p>{isUnknown ? text.post.reviewHint : text.post.heldHint}</p>
      <div className={classes.buttons}>
        {isUnknown
          ? <Button size="sm" variant="default" loading={busy === 'PUBLISHED'} disabled={busy !== null} onClick={resolve('PUBLISHED')}>{text.post.wasPublished}</Button>
          : <Button size="sm" variant="default" disabled={busy !== null} onClick={onUnschedule}>{text.compose.unschedule}</Button>}
        <Button size="sm" loading={busy === 'RETRY'} disabled={busy !== null} onClick={resolve('RETRY')}>{isUnknown ? text.post.publishAgain : text.post.goOn}</Button>
      </div>
    </div>
  )
}

function Approval({ post }: { post: PostFieldsFragment }) {
  const text = useText()
  const mutate = useMutate()
  const approve = async () => {
    const result = await mutate(ApprovePostDocument, { input: { postId: post.id, contentHash: post.contentHash } }, (data) => data.approvePost)
    if (result.problem !== null) warn(result.problem)
  }
  return <div className={classes.line}><span>{post.approval.isApproved ? text.post.approved : text.post.needsApproval}</span>{post.approval.isApproved ? null : <Button size="compact-sm" variant="light" onClick={() => void approve()}>{text.post.approve}</Button>}</div>
}

function History({ post }: { post: PostFieldsFragment }) {
  const text = useText()
  const [{ data }, again] = useQuery({ query: PostHistoryDocument, variables: { id: post.id }, requestPolicy: 'cache-and-network' })
  useEffect(() => again({ requestPolicy: 'network-only' }), [post.updatedAt, post.permalink, post.status, again])
  const attempts = data?.postById?.attempts ?? []
  if (attempts.length === 0) return null
  return (
    <details className={classes.history}>
      <summary>{text.post.history} ({attempts.length})</summary>
      <ol>
        {attempts.map((attempt, key) => (
          <li key={key} data-outcome={attempt.outcome}>
            <time dateTime={attempt.at}>{show(attempt.at, 'full', text.locale)}</time>
            <span>{text.post.steps[attempt.step] ?? attempt.step}: {text.post.outcomes[attempt.outcome] ?? attempt.outcome}{attempt.code === null ? '' : ` (${attempt.code})`}</span>
            {attempt.fbtraceId === null ? null : <code>{attempt.fbtraceId}</code>}
          </li>
        ))}
      </ol>
    </details>
  )
}
