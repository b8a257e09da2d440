import '@mantine/dates/styles.css'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/de'
import { useLanguage, useText } from '../text'
import { addDays } from './time'

/** A month to pick a day from. */
export function DatePanel({ value, min, onPick }: { value: string | null; min: string; onPick: (day: string) => void }) {
  const text = useText()
  const { language } = useLanguage()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePicker
        value={value} defaultDate={value ?? min} minDate={min} maxDate={addDays(min, 3650)} onChange={(day) => { if (day !== null) onPick(day) }} highlightToday
        ariaLabels={{ previousMonth: text.calendar.previous, nextMonth: text.calendar.next, previousYear: text.calendar.previous, nextYear: text.calendar.next, previousDecade: text.calendar.previous, nextDecade: text.calendar.next }}
      />
    </DatesProvider>
  )
}
