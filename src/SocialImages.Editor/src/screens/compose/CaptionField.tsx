import { Textarea } from '@mantine/core'
import { ProblemList, inWords, type Problem } from '../../shared/Problems'
import { useText } from '../../text'
import { count, limits } from './caption'
import classes from './CaptionField.module.css'

export function CaptionField({ caption, onChange, problems, readOnly }: { caption: string; onChange: (caption: string) => void; problems: readonly Problem[]; readOnly: boolean }) {
  const text = useText()
  const counted = count(caption)
  const names = { characters: text.compose.characters, hashtags: text.compose.hashtags, mentions: text.compose.mentions }
  const over = (['characters', 'hashtags', 'mentions'] as const).filter((kind) => counted[kind] > limits[kind])
  const errors = [...over.map((kind) => text.compose.over(names[kind], counted[kind], limits[kind])), ...(over.length > 0 ? [] : problems.filter((problem) => problem.severity === 'ERROR').map((problem) => inWords(problem, text)))]
  return (
    <div>
      <Textarea
        label={text.compose.caption} placeholder={text.compose.captionHint} autosize minRows={4} maxRows={16} size="md" value={caption} readOnly={readOnly} spellCheck
        onChange={(event) => onChange(event.currentTarget.value)} error={errors.length > 0 ? errors.join(' ') : undefined} autoFocus={caption === '' && matchMedia('(min-width: 760px)').matches}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        classNames={{ input: classes.field ?? '' }}
        description={(
          <span className={classes.counters} data-counters>
            {(['characters', 'hashtags', 'mentions'] as const).map((kind) => (
              <span key={kind} data-over={counted[kind] > limits[kind]} data-near={counted[kind] > limits[kind] * 0.9}>
                {names[kind]} <span className={classes.figure}><b>{counted[kind].toLocaleString(text.locale)}</b> / {limits[kind].toLocaleString(text.locale)}</span>
              </span>
            ))}
          </span>
        )}
      />
      <ProblemList problems={problems.filter((problem) => problem.severity === 'WARNING')} />
    </div>
  )
}
