import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../text'
import classes from './States.module.css'

export function Empty({ icon, title, hint, children }: { icon?: ReactNode; title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={classes.state}>
      {icon === undefined ? null : <div className={classes.icon} aria-hidden="true">{icon}</div>}
      <h2 className={classes.title}>{title}</h2>
      {hint === undefined ? null : <p className={classes.hint}>{hint}</p>}
      {children}
    </div>
  )
}

export function Failed({ problem, again }: { problem: string; again: () => void }) {
  const text = useText()
  return (
    <div className={classes.state} role="alert">
      <h2 className={classes.title}>{text.common.notLoaded}</h2>
      <p className={classes.hint}>{problem}</p>
      <Button variant="default" onClick={again}>{text.common.retry}</Button>
    </div>
  )
}

export function Loading() {
  const text = useText()
  return <div className={classes.state} role="status" aria-label={text.common.loading}><Loader size="sm" color="gray" /></div>
}
