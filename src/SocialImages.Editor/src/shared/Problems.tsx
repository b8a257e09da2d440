import { IconAlertTriangle, IconExclamationCircle } from '@tabler/icons-react'
import type { PostProblemsQuery } from '../generated/graphql'
import { useText } from '../text'
import type { Text } from '../text/en'
import classes from './Problems.module.css'

export type Problem = PostProblemsQuery['validatePost'][number]

/** What the dry run found, in the reader's language where we know the code. */
export const inWords = (problem: Problem, text: Text): string => text.checks[problem.code]?.(problem.position === null ? null : problem.position + 1) ?? text.errors.byCode[problem.code] ?? problem.message

/** What a post has met on its way, in the reader's language where we know the code. */
export const metInWords = ({ code, message }: { code: string; message: string }, text: Text): string => text.errors.byCode[code] ?? text.checks[code]?.(null) ?? message

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const text = useText()
  if (problems.length === 0) return null
  return (
    <ul className={classes.list} role={problems.some((problem) => problem.severity === 'ERROR') ? 'alert' : undefined}>
      {problems.map((problem) => (
        <li key={`${problem.code}${problem.position ?? ''}`} data-severity={problem.severity}>
          {problem.severity === 'ERROR' ? <IconExclamationCircle size={16} stroke={1.8} aria-hidden="true" /> : <IconAlertTriangle size={16} stroke={1.8} aria-hidden="true" />}
          <span>{inWords(problem, text)}</span>
        </li>
      ))}
    </ul>
  )
}
