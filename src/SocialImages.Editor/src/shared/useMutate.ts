import { notifications } from '@mantine/notifications'
import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useCallback } from 'react'
import { useClient } from 'urql'
import { currentText, useText } from '../text'
import { explain, explainFailure, type UserError } from './errors'

type Payload = { errors: readonly UserError[] | null }
export type Outcome<P> = { payload: P; problem: null } | { payload: null; problem: string; code?: string }

/** Sends a mutation whose answer has one payload; problems come back in words. */
export function useMutate() {
  const client = useClient()
  const text = useText()
  return useCallback(async <Data extends object, Variables extends AnyVariables, P extends Payload>(
    document: TypedDocumentNode<Data, Variables>, variables: Variables, pick: (data: Data) => P,
  ): Promise<Outcome<P>> => {
    const result = await client.mutation(document, variables).toPromise()
    if (result.error !== undefined) return { payload: null, problem: explainFailure(result.error, text) }
    if (result.data === undefined) return { payload: null, problem: text.errors.unknown }
    const payload = pick(result.data)
    const first = payload.errors?.[0]
    return first === undefined ? { payload, problem: null } : { payload: null, problem: explain(first, text), code: first.code }
  }, [client, text])
}

const closing = () => ({ closeButtonProps: { 'aria-label': currentText().common.close } })
export const tell = (message: string) => notifications.show({ message, color: 'ink', autoClose: 4000, ...closing() })
export const warn = (message: string) => notifications.show({ message, color: 'red', autoClose: 8000, role: 'alert', ...closing() })
