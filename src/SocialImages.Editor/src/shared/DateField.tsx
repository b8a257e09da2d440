import { CloseButton, InputBase, Loader, Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { Suspense, lazy, useState } from 'react'
import { useText } from '../text'
import { showDay } from './time'
import classes from './DateField.module.css'

const load = () => import('./DatePanel')
const DatePanel = lazy(async () => ({ default: (await load()).DatePanel }))

type Props = { label: string; value: string | null; min: string; placeholder?: string; clearable?: boolean; onChange: (day: string | null) => void }

/** A day, as the reader writes days; the calendar comes when it is asked for. */
export function DateField({ label, value, min, placeholder = '', clearable = false, onChange }: Props) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const shown = value === null ? null : showDay(value, 'fullDay', text.locale)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <InputBase
          component="button" type="button" pointer label={label} aria-label={`${label}: ${shown ?? placeholder}`} aria-haspopup="dialog" aria-expanded={opened} leftSection={<IconCalendar size={18} stroke={1.6} />}
          rightSection={clearable && value !== null ? <CloseButton size="sm" aria-label={`${text.common.clear}: ${label}`} onClick={() => onChange(null)} /> : null} rightSectionPointerEvents="all"
          onPointerEnter={() => void load()} onFocus={() => void load()} onClick={() => setOpened(!opened)}
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
