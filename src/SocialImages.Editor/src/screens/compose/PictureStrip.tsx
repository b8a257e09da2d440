import { Button, Textarea, Tooltip } from '@mantine/core'
import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { SortableContext, horizontalListSortingStrategy, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { IconArrowLeft, IconArrowRight, IconCrop, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type Dispatch } from 'react'
import { Picture } from '../../shared/Picture'
import { ProblemList, type Problem } from '../../shared/Problems'
import { useText } from '../../text'
import { maxPictures, type Change, type DraftPicture } from './draft'
import classes from './PictureStrip.module.css'

type Props = { pictures: readonly DraftPicture[]; dispatch: Dispatch<Change>; readOnly: boolean; adding: boolean; onAdd: () => void; onCrop: (picture: DraftPicture) => void; problems: readonly Problem[] }

export function PictureStrip({ pictures, dispatch, readOnly, adding, onAdd, onCrop, problems }: Props) {
  const text = useText()
  const [chosen, setChosen] = useState<string | null>(null)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates, keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] } }))
  const place = Math.max(0, pictures.findIndex((picture) => picture.image.id === chosen))
  const picture = pictures[place]
  const move = (from: number, to: number) => { if (to >= 0 && to < pictures.length) dispatch({ type: 'move', from, to }) }
  const drop = ({ active, over }: DragEndEvent) => {
    if (over === null || active.id === over.id) return
    const at = (id: string | number) => pictures.findIndex((one) => one.image.id === id)
    move(at(active.id), at(over.id))
  }
  const say = (id: string | number) => text.compose.picture(pictures.findIndex((one) => one.image.id === id) + 1, pictures.length)
  if (picture === undefined) return null
  return (
    <div className={classes.area}>
      <DndContext
        sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}
        accessibility={{ screenReaderInstructions: { draggable: text.calendar.dragHint }, announcements: {
          onDragStart: ({ active }) => text.calendar.lifted(say(active.id)), onDragOver: ({ over }) => (over === null ? undefined : text.calendar.over(say(over.id))),
          onDragEnd: ({ over }) => (over === null ? text.calendar.leftAlone : text.calendar.dropped(say(over.id))), onDragCancel: () => text.calendar.leftAlone,
        } }}
      >
        <SortableContext items={pictures.map((one) => one.image.id)} strategy={horizontalListSortingStrategy} disabled={readOnly}>
          <ol className={classes.strip} aria-label={text.compose.pictures}>
            {pictures.map((one, at) => <Tile key={one.image.id} picture={one} label={text.compose.picture(at + 1, pictures.length)} number={at + 1} severity={severityOf(problems, at)} chosen={at === place} onChoose={() => setChosen(one.image.id)} />)}
            {readOnly || pictures.length >= maxPictures ? null : <li><button type="button" className={classes.add} onClick={onAdd} aria-expanded={adding}><IconPlus size={22} stroke={1.6} aria-hidden="true" /><span>{text.compose.addPicture}</span></button></li>}
          </ol>
        </SortableContext>
      </DndContext>
      <div className={classes.detail}>
        <Textarea
          label={pictures.length > 1 ? `${text.compose.altText} · ${text.compose.picture(place + 1, pictures.length)}` : text.compose.altText} placeholder={text.compose.altHint} value={picture.altText} maxLength={1000} autosize minRows={1} maxRows={4} readOnly={readOnly}
          onChange={(event) => dispatch({ type: 'describe', imageId: picture.image.id, altText: event.currentTarget.value })}
        />
        <ProblemList problems={problems.filter((problem) => problem.position === null || problem.position === place)} />
        {readOnly ? null : (
          <div className={classes.tools}>
            <Button size="compact-sm" variant="default" leftSection={<IconCrop size={16} stroke={1.7} />} onClick={() => onCrop(picture)}>{text.compose.crop}</Button>
            {pictures.length < 2 ? null : <>
              <Tooltip label={text.compose.moveLeft}><Button size="compact-sm" variant="default" aria-label={text.compose.moveLeft} disabled={place === 0} onClick={() => move(place, place - 1)}><IconArrowLeft size={16} /></Button></Tooltip>
              <Tooltip label={text.compose.moveRight}><Button size="compact-sm" variant="default" aria-label={text.compose.moveRight} disabled={place === pictures.length - 1} onClick={() => move(place, place + 1)}><IconArrowRight size={16} /></Button></Tooltip>
            </>}
            <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => dispatch({ type: 'remove', imageId: picture.image.id })}>{text.compose.removePicture}</Button>
          </div>
        )}
      </div>
    </div>
  )
}

/** How bad the worst is that was found about the picture at this place. */
function severityOf(problems: readonly Problem[], place: number): Problem['severity'] | undefined {
  const own = problems.filter((problem) => problem.position === place)
  return own.some((problem) => problem.severity === 'ERROR') ? 'ERROR' : own[0]?.severity
}

function Tile({ picture, label, number, severity, chosen, onChoose }: { picture: DraftPicture; label: string; number: number; severity: Problem['severity'] | undefined; chosen: boolean; onChoose: () => void }) {
  const text = useText()
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: picture.image.id, attributes: { roleDescription: text.calendar.movable } })
  return (
    <li ref={setNodeRef} style={{ transform: CSS.Translate.toString(transform), transition, zIndex: isDragging ? 2 : undefined }}>
      <button type="button" className={classes.tile} data-dragging={isDragging} aria-label={label} {...attributes} {...listeners} aria-pressed={chosen} onClick={onChoose}>
        <Picture image={picture.image} src={picture.image.thumbnail} alt="" eager />
        <span className={classes.number} data-text={number} aria-hidden="true" />
        {severity === undefined ? null : <span className={classes.flag} data-severity={severity} aria-hidden="true" />}
        {picture.altText.trim() === '' ? null : <span className={classes.alt} data-text="ALT" aria-hidden="true" />}
      </button>
    </li>
  )
}
