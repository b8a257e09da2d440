import { createContext, useContext } from 'react'
import type { ViewerQuery } from '../generated/graphql'

export const ViewerContext = createContext<ViewerQuery['viewer'] | null>(null)

export function useViewer(): ViewerQuery['viewer'] {
  const viewer = useContext(ViewerContext)
  if (viewer === null) throw new Error('Nobody is signed in here.')
  return viewer
}
