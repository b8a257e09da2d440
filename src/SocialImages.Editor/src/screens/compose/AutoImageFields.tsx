import { Select } from '@mantine/core'
import { IconPhotoBolt } from '@tabler/icons-react'
import type { AutoImageFailure } from '../../generated/graphql'
import { useText } from '../../text'
import type { Draft } from './draft'
import classes from './AutoImageFields.module.css'

const failures: readonly AutoImageFailure[] = ['CARD', 'HOLD', 'FAIL']

/** What happens at the slot when nobody attached a picture. */
export function AutoImageFields({ draft, onChange }: { draft: Draft; onChange: (values: Partial<Draft>) => void }) {
  const text = useText()
  return (
    <div className={classes.auto}>
      <IconPhotoBolt size={22} stroke={1.5} aria-hidden="true" />
      <div>
        <p className={classes.title}>{text.compose.autoTitle}</p>
        <p className={classes.hint}>{text.compose.autoHint}</p>
        <Select size="sm" label={text.compose.onFailure} value={draft.onFailure} allowDeselect={false} data={failures.map((one) => ({ value: one, label: text.compose[one] }))} onChange={(value) => { const chosen = failures.find((one) => one === value); if (chosen !== undefined) onChange({ onFailure: chosen }) }} />
      </div>
    </div>
  )
}
