import { Button, Select, TextInput } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import type { RepeatInterval } from '../../generated/graphql'
import { DateField } from '../../shared/DateField'
import { ProblemList, type Problem } from '../../shared/Problems'
import { addDays, instantOf, timeOf, dayOf, today, wallTime, zoneName, zoneOffset } from '../../shared/time'
import { useText } from '../../text'
import type { Draft } from './draft'
import classes from './ScheduleFields.module.css'

type Slot = Pick<Draft, 'day' | 'time' | 'zone' | 'repeat' | 'repeatUntil'>

const intervals: readonly RepeatInterval[] = ['DAILY', 'WEEKLY']

export function useSlotProblem(slot: Slot): string | null {
  const text = useText()
  const at = instantOf(`${slot.day}T${slot.time}`, slot.zone)
  if (at === null) return text.compose.gap
  if (at.getTime() <= Date.now()) return text.compose.past
  return slot.repeat !== null && slot.repeatUntil !== null && slot.repeatUntil < slot.day ? text.compose.endsEarly : null
}

export function ScheduleFields({ slot, onChange, warnings }: { slot: Slot; onChange: (slot: Partial<Slot>) => void; warnings: readonly Problem[] }) {
  const text = useText()
  const problem = useSlotProblem(slot)
  const at = instantOf(`${slot.day}T${slot.time}`, slot.zone)
  const soon = (minutes: number) => () => {
    const local = wallTime(new Date(Date.now() + minutes * 60_000), slot.zone)
    onChange({ day: dayOf(local), time: timeOf(local) })
  }
  const now = today(slot.zone)
  return (
    <fieldset className={classes.slot}>
      <legend>{text.compose.when}</legend>
      <div className={classes.fields}>
        <DateField label={text.compose.date} value={slot.day} min={now} onChange={(day) => { if (day !== null) onChange({ day }) }} />
        <TextInput type="time" label={text.compose.time} value={slot.time} leftSection={<IconClock size={18} stroke={1.6} />} onChange={(event) => { if (event.currentTarget.value !== '') onChange({ time: event.currentTarget.value.slice(0, 5) }) }} />
        <p className={classes.zone}>{text.compose.zone(zoneName(slot.zone), zoneOffset(at ?? new Date(), slot.zone, text.locale))}</p>
      </div>
      <div className={classes.quick}>
        <Button size="compact-sm" variant="default" onClick={soon(2)}>{text.compose.inMinutes}</Button>
        <Button size="compact-sm" variant="default" onClick={soon(60)}>{text.compose.inAnHour}</Button>
        <Button size="compact-sm" variant="default" onClick={() => onChange({ day: addDays(now, 1), time: '09:00' })}>{text.compose.tomorrow}</Button>
      </div>
      <div className={classes.repeat}>
        <Select label={text.compose.repeat} value={slot.repeat ?? ''} allowDeselect={false} data={[{ value: '', label: text.compose.once }, ...intervals.map((value) => ({ value, label: text.compose[value] }))]} onChange={(value) => onChange({ repeat: intervals.find((one) => one === value) ?? null, repeatUntil: null })} />
        {slot.repeat === null ? null : <DateField label={text.compose.repeatUntil} value={slot.repeatUntil} min={slot.day} placeholder={text.compose.noEnd} onChange={(repeatUntil) => onChange({ repeatUntil })} clearable />}
      </div>
      {slot.repeat === null ? null : <p className={classes.hint}>{text.compose.repeatHint}</p>}
      {problem === null ? null : <p className={classes.problem} role="alert">{problem}</p>}
      <ProblemList problems={warnings} />
    </fieldset>
  )
}
