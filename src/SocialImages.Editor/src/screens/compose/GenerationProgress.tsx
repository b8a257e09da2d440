import { Button, CloseButton, Progress as Bar } from '@mantine/core'
import { IconCheck, IconRefresh } from '@tabler/icons-react'
import { useConnection } from '../../client/connection'
import type { GenerateImagesInput, ImageFieldsFragment } from '../../generated/graphql'
import { providerName } from '../../shared/providers'
import { Picture } from '../../shared/Picture'
import { useText } from '../../text'
import { Cost, useEstimate } from './GeneratePanel'
import type { Progress } from './useGeneration'
import classes from './GenerationProgress.module.css'

/** A picture in the making gets sharper. */
export const blurOf = (percent: number) => `blur(${Math.max(0, 12 - percent / 8)}px)`

type Props = { progress: Progress; over: boolean; problem: string | null; chosen: ReadonlySet<string>; onToggle: (image: ImageFieldsFragment) => void; again: GenerateImagesInput | null; onAgain: (placed: string) => void; onCancel: () => void; onClose: () => void }

export function GenerationProgress({ progress, over, problem, chosen, onToggle, again, onAgain, onCancel, onClose }: Props) {
  const text = useText()
  const offline = useConnection() === 'offline'
  const waiting = over ? [] : Array.from({ length: Math.max(0, progress.count - progress.images.length) }, (_, place) => place)
  // The one picture stands in the post already.
  const isPlaced = over && progress.images.length === 1 && progress.images.every((image) => chosen.has(image.id))
  const stage = progress.status === 'SUCCEEDED' ? text.generate.finished(progress.images.length)
    : progress.status === 'CANCELED' ? text.generate.canceled
      : progress.status === 'FAILED' ? text.generate.failed
        : offline ? text.generate.interrupted
          : [text.generate.stages[progress.stage], progress.provider === null ? '' : text.generate.by(providerName(progress.provider)), progress.attempt > 1 ? text.generate.attempt(progress.attempt) : ''].filter(Boolean).join(' · ')
  return (
    <section className={classes.box} aria-label={text.generate.progress} data-status={progress.status}>
      <div className={classes.head}>
        <p role="status" className={classes.stage}>{stage}</p>
        {over ? <CloseButton aria-label={text.common.close} onClick={onClose} /> : <><span className={classes.percent}>{text.generate.percent(progress.percent)}</span><Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>{text.generate.cancel}</Button></>}
      </div>
      {over ? null : <Bar.Root size="sm"><Bar.Section value={Math.max(progress.percent, 2)} aria-label={text.generate.progress} aria-valuenow={progress.percent} animated striped={false} /></Bar.Root>}
      {problem === null ? null : <p role="alert" className={classes.problem}>{problem}</p>}
      {isPlaced || progress.images.length + waiting.length === 0 ? null : (
        <ul className={classes.tiles}>
          {progress.images.map((image) => {
            const used = chosen.has(image.id)
            return (
              <li key={image.id}>
                <button type="button" className={classes.tile} aria-pressed={used} aria-label={used ? text.generate.used : text.generate.use} onClick={() => onToggle(image)}>
                  <Picture image={image} src={image.medium} alt="" eager />
                  {used ? <span className={classes.mark}><IconCheck size={16} stroke={2.5} /></span> : null}
                </button>
              </li>
            )
          })}
          {waiting.map((place) => (
            <li key={place} className={classes.waiting} aria-label={text.generate.waiting}>
              {place === 0 && progress.preview !== null ? <img src={progress.preview} alt="" style={{ filter: blurOf(progress.percent) }} /> : null}
            </li>
          ))}
        </ul>
      )}
      {isPlaced && again !== null ? <Another input={again} onAgain={() => { const [placed] = progress.images; if (placed !== undefined) onAgain(placed.id) }} /> : null}
      {over && progress.images.length > 1 ? <p className={classes.hint}>{text.generate.choose}</p> : null}
    </section>
  )
}

/** The same wish once more; what comes takes the place of what is there. */
function Another({ input, onAgain }: { input: GenerateImagesInput; onAgain: () => void }) {
  const text = useText()
  return (
    <div className={classes.another}>
      <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={16} stroke={1.7} />} onClick={onAgain}>{text.generate.another}</Button>
      <Cost estimate={useEstimate(input)} />
    </div>
  )
}
