import { Button } from '@mantine/core'
import { DatePickerInput, TimeInput } from '@mantine/dates'
import { IconCalendar, IconClock } from '@tabler/icons-react'
import { addDays, instantOf, timeOf, dayOf, today, wallTime, zoneName, zoneOffset } from '../../shared/time'
import { useText } from '../../text'
import type { Draft } from './draft'
import classes from './ScheduleFields.module.css'

type Slot = Pick<Draft, 'day' | 'time' | 'zone'>

export function useSlotProblem(slot: Slot): string | null {
  const text = useText()
  const at = instantOf(`${slot.day}T${slot.time}`, slot.zone)
  if (at === null) return text.compose.gap
  return at.getTime() <= Date.now() ? text.compose.past : null
}

export function ScheduleFields({ slot, onChange, disabled }: { slot: Slot; onChange: (slot: Partial<Slot>) => void; disabled: boolean }) {
  const text = useText()
  const problem = useSlotProblem(slot)
  const at = instantOf(`${slot.day}T${slot.time}`, slot.zone)
  const soon = (minutes: number) => () => {
    const local = wallTime(new Date(Date.now() + minutes * 60_000), slot.zone)
    onChange({ day: dayOf(local), time: timeOf(local) })
  }
  const now = today(slot.zone)
  return (
    <fieldset className={classes.slot} disabled={disabled}>
      <legend>{text.compose.when}</legend>
      <div className={classes.fields}>
        <DatePickerInput
          label={text.compose.date} value={slot.day} minDate={now} valueFormat="ddd D MMM YYYY" leftSection={<IconCalendar size={18} stroke={1.6} />} onChange={(day) => { if (day !== null) onChange({ day }) }} popoverProps={{ withinPortal: true }} disabled={disabled}
        />
        <TimeInput label={text.compose.time} value={slot.time} leftSection={<IconClock size={18} stroke={1.6} />} onChange={(event) => { if (event.currentTarget.value !== '') onChange({ time: event.currentTarget.value.slice(0, 5) }) }} disabled={disabled} />
        <p className={classes.zone}>{text.compose.zone(zoneName(slot.zone), zoneOffset(at ?? new Date(), slot.zone, text.locale))}</p>
      </div>
      <div className={classes.quick}>
        <Button size="compact-sm" variant="default" onClick={soon(2)} disabled={disabled}>{text.compose.inMinutes}</Button>
        <Button size="compact-sm" variant="default" onClick={soon(60)} disabled={disabled}>{text.compose.inAnHour}</Button>
        <Button size="compact-sm" variant="default" onClick={() => onChange({ day: addDays(now, 1), time: '09:00' })} disabled={disabled}>{text.compose.tomorrow}</Button>
      </div>
      {problem === null || disabled ? null : <p className={classes.problem} role="alert">{problem}</p>}
    </fieldset>
  )
}
