import type { CombinedError } from '@urql/core'
import type { Text } from '../text/en'

export type UserError = { message: string; code?: string }

/** What the server says about a request it understood, in the reader's language where we know the code. */
export const explain = (error: UserError, text: Text): string => (error.code !== undefined && text.errors.byCode[error.code]) || error.message

export const explainFailure = (error: CombinedError, text: Text): string => {
  const [first] = error.graphQLErrors
  if (first === undefined) return text.errors.network
  if (first.extensions.code === 'AUTH_NOT_AUTHENTICATED') return text.errors.signedOut
  if (first.extensions.code === 'AUTH_NOT_AUTHORIZED') return text.errors.forbidden
  return first.message
}

export const isSignedOut = (error: CombinedError | undefined) => error?.graphQLErrors.some((one) => one.extensions.code === 'AUTH_NOT_AUTHENTICATED') === true
