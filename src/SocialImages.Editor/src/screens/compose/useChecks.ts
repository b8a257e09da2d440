import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { useOnReturn } from '../../client/connection'
import { PostPreviewFilesDocument, PostProblemsDocument, type PostFieldsFragment } from '../../generated/graphql'
import type { Problem } from '../../shared/Problems'
import type { Draft } from './draft'

/** What the server makes of the saved post: the very files, and what stands in their way. */
export function useChecks(id: string | null, draft: Draft, post: PostFieldsFragment | null, unsaved: boolean) {
  const look = JSON.stringify([draft.caption, draft.accountId, draft.pictures.map((picture) => [picture.image.id, picture.crop, picture.altText]), post?.scheduledFor, post?.account?.status])
  const pause = id === null || unsaved
  const [files, readFiles] = useQuery({ query: PostPreviewFilesDocument, variables: { id: id ?? '' }, pause, requestPolicy: 'network-only' })
  const [problems, readProblems] = useQuery({ query: PostProblemsDocument, variables: { id: id ?? '' }, pause, requestPolicy: 'network-only' })
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => {
    if (pause || seen === look) return
    setSeen(look)
    readFiles({ requestPolicy: 'network-only' })
    readProblems({ requestPolicy: 'network-only' })
  }, [pause, look, seen, readFiles, readProblems])
  useOnReturn(() => setSeen(null))
  const fresh = !unsaved && seen === look && !files.fetching && !files.stale
  const found: readonly Problem[] = fresh && !problems.fetching && !problems.stale ? problems.data?.validatePost ?? [] : []
  // Without a picture one is made before the slot.
  const isComing = (field: string) => draft.pictures.length === 0 && (field === 'images' || field === 'imageIds')
  const about = (severity: Problem['severity'], fields: readonly string[]) => found.filter((problem) => problem.severity === severity && fields.includes(problem.field) && !isComing(problem.field))
  return {
    files: fresh ? files.data?.postById?.preview ?? null : null,
    errors: (...fields: string[]) => about('ERROR', fields),
    warnings: (...fields: string[]) => about('WARNING', fields),
    all: (...fields: string[]) => [...about('ERROR', fields), ...about('WARNING', fields)],
  }
}
