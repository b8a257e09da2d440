import type { CombinedError } from '@urql/core'
import type { Text } from '../text/en'

export type UserError = { message: string; code?: string }

/** What the server says about a request it understood, in the reader's language where we know the code. */
export const explain = (error: UserError, text: Text): string => (error.code !== undefined && text.errors.byCode[error.code]) || (text.errors.byMessage[error.message] ?? error.message)

export const explainFailure = (error: CombinedError, text: Text): string => {
  const [first] = error.graphQLErrors
  if (first === undefined) return text.errors.network
  return explainRefusal(first, text)
}

/** What was refused before it was understood as a wish. */
export function explainRefusal({ message, extensions }: { message: string; extensions?: Readonly<Record<string, unknown>> }, text: Text): string {
  const code = extensions?.code
  if (code === 'AUTH_NOT_AUTHENTICATED') return text.errors.signedOut
  if (code === 'AUTH_NOT_AUTHORIZED') return text.errors.forbidden
  return explain(typeof code === 'string' ? { message, code } : { message }, text)
}

export const isSignedOut = (error: CombinedError | undefined) => error?.graphQLErrors.some((one) => one.extensions.code === 'AUTH_NOT_AUTHENTICATED') === true
