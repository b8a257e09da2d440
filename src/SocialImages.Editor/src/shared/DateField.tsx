import { CloseButton, InputBase, Loader, Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useText } from '../text'
import { lazily } from './lazily'
import { showDay } from './time'
import classes from './DateField.module.css'

const load = async () => (await import('./DatePanel')).DatePanel
const fetchEarly = () => void load().catch(() => undefined)
const DatePanel = lazily(load)

type Props = { label: string; value: string | null; min: string; placeholder?: string; clearable?: boolean; onChange: (day: string | null) => void }

/** A day, as the reader writes days; the calendar comes when it is asked for. */
export function DateField({ label, value, min, placeholder = '', clearable = false, onChange }: Props) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const full = value === null ? null : showDay(value, 'fullDay', text.locale)
  // The year only where it is not this one: the field is narrow on a phone.
  const shown = value === null ? null : showDay(value, value.slice(0, 4) === min.slice(0, 4) ? 'day' : 'fullDay', text.locale)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <InputBase
          component="button" type="button" pointer label={label} aria-label={`${label}: ${full ?? placeholder}`} aria-haspopup="dialog" aria-expanded={opened} leftSection={<IconCalendar size={18} stroke={1.6} />}
          rightSection={clearable && value !== null ? <CloseButton size="sm" aria-label={`${text.common.clear}: ${label}`} onClick={() => onChange(null)} /> : null} rightSectionPointerEvents="all"
          onPointerEnter={fetchEarly} onFocus={fetchEarly} onClick={() => setOpened(!opened)}
        >
          <span className={shown === null ? `quiet ${classes.day}` : classes.day}>{shown ?? placeholder}</span>
        </InputBase>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Suspense fallback={<Loader size="sm" color="gray" />}>
          <DatePanel value={value} min={min} onPick={(day) => { onChange(day); setOpened(false) }} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
