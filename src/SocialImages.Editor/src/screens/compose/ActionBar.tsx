import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowBackUp, IconCalendarOff, IconDots, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { PostFieldsFragment } from '../../generated/graphql'
import { Confirm } from '../../shared/Confirm'
import { ProblemList, type Problem } from '../../shared/Problems'
import { instantOf, showInZone } from '../../shared/time'
import { useText } from '../../text'
import { count, limits } from './caption'
import { isBlank, isLocked, isReplanned, type Draft } from './draft'
import { useSlotProblem } from './ScheduleFields'
import type { usePostActions } from './usePostActions'
import type { useSaving } from './useSaving'
import classes from './ActionBar.module.css'

type Props = { draft: Draft; username: string; post: PostFieldsFragment | null; saving: ReturnType<typeof useSaving>; actions: ReturnType<typeof usePostActions>; problems: readonly Problem[]; onDiscard: () => void }

export function ActionBar({ draft, username, post, saving, actions, problems, onDiscard }: Props) {
  const text = useText()
  const [asking, setAsking] = useState<'publish' | 'delete' | null>(null)
  const slotProblem = useSlotProblem(draft)
  const status = post?.status ?? 'DRAFT'
  const planned = status === 'SCHEDULED' || status === 'PREPARING' || status === 'READY'
  const at = instantOf(`${draft.day}T${draft.time}`, draft.zone)
  const moved = planned && post !== null && isReplanned(draft, post)
  const counted = count(draft.caption)
  const tooLong = counted.characters > limits.characters || counted.hashtags > limits.hashtags || counted.mentions > limits.mentions
  const blank = isBlank(draft)
  const stop = blank ? text.compose.needWords : draft.accountId === null ? text.compose.chooseAccount : null
  if (post !== null && isLocked(post)) return null

  return (
    <div className={classes.bar}>
      <div className={classes.state}>
        <p className={classes.when} data-slot>{at === null || slotProblem !== null ? slotProblem : stop !== null && !blank ? stop : <><span className={classes.lead}>{text.compose.goesOut} </span>{showInZone(at, draft.zone, text.locale)}</>}</p>
        <p className={classes.saved} role="status" data-state={saving.state}>{stateText()}</p>
      </div>
      <div className={classes.buttons}>
        <Menu position="top-end" withinPortal>
          <Menu.Target><ActionIcon variant="default" size="lg" aria-label={text.compose.moreActions}><IconDots size={18} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPlayerPlay size={16} stroke={1.7} />} disabled={stop !== null || tooLong} onClick={() => setAsking('publish')}>{text.compose.publishNow}</Menu.Item>
            {planned || status === 'NEEDS_REVIEW' || status === 'FAILED' ? <Menu.Item leftSection={<IconCalendarOff size={16} stroke={1.7} />} onClick={() => void actions.unschedule()}>{text.compose.unschedule}</Menu.Item> : null}
            {post !== null && !saving.isOwnSaver && (saving.dirty || moved) ? <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.7} />} onClick={onDiscard}>{text.compose.discard}</Menu.Item> : null}
            <Menu.Divider />
            <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.7} />} disabled={post === null} onClick={() => setAsking('delete')}>{text.compose.deletePost}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {planned && !moved
          ? saving.dirty ? <Button disabled={tooLong} loading={actions.busy === 'save'} onClick={() => void actions.save()}>{text.compose.reschedule}</Button> : null
          : <Button variant={draft.pictures.length === 0 && !planned ? 'light' : 'filled'} disabled={stop !== null || tooLong || slotProblem !== null} title={stop ?? undefined} loading={actions.busy === 'schedule'} onClick={() => void actions.schedule()}>{text.compose.schedule}</Button>}
      </div>
      {actions.problem === null ? null : <p role="alert" className={classes.problem}>{actions.problem}</p>}
      {problems.length === 0 ? null : <div className={classes.problem}><ProblemList problems={problems} /></div>}
      <Confirm opened={asking === 'publish'} title={text.compose.confirmPublish} hint={text.compose.confirmPublishHint(username)} action={text.compose.publishNow} onClose={() => setAsking(null)} onConfirm={() => void actions.publishNow()} />
      <Confirm opened={asking === 'delete'} title={text.compose.confirmDelete} hint={text.compose.confirmDeleteHint} action={text.common.delete} danger onClose={() => setAsking(null)} onConfirm={() => void actions.remove()} />
    </div>
  )

  function stateText() {
    if (saving.state === 'saving') return text.compose.saving
    if (saving.state === 'failed') return `${text.compose.notSaved}: ${saving.problem ?? ''}`
    if (blank && post === null) return stop ?? ''
    if (saving.isOwnSaver) return saving.state === 'dirty' ? text.compose.unsaved : text.compose.saved
    return saving.state === 'dirty' ? text.compose.unsavedChanges : ''
  }
}
