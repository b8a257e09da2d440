import type { ImageFilterInput, ImageOrientation, ImageSortInput, ImageSource, ImageStyle } from '../../generated/graphql'

export type Age = 'day' | 'week' | 'month' | 'year'
export type Order = 'newest' | 'oldest' | 'largest'

export type Filter = {
  words: string
  source: ImageSource | null
  style: ImageStyle | null
  model: string | null
  age: Age | null
  orientation: ImageOrientation | null
  tags: readonly string[]
  used: boolean | null
  collectionId: string | null
  order: Order
  inTrash: boolean
}

export const noFilter: Filter = { words: '', source: null, style: null, model: null, age: null, orientation: null, tags: [], used: null, collectionId: null, order: 'newest', inTrash: false }

export const isNarrow = (filter: Filter) => JSON.stringify({ ...filter, order: 'newest', inTrash: false }) !== JSON.stringify(noFilter)

const days: Record<Age, number> = { day: 1, week: 7, month: 30, year: 365 }

export function whereOf(filter: Filter): ImageFilterInput {
  return {
    text: filter.words.trim() || undefined,
    source: filter.source === null ? undefined : { eq: filter.source },
    style: filter.style === null ? undefined : { eq: filter.style },
    model: filter.model === null ? undefined : { eq: filter.model },
    // Whole minutes, so that the same wish is the same request.
    createdAt: filter.age === null ? undefined : { gte: new Date(Math.floor(Date.now() / 60_000) * 60_000 - days[filter.age] * 86_400_000).toISOString() },
    orientation: filter.orientation === null ? undefined : { eq: filter.orientation },
    tags: filter.tags.length === 0 ? undefined : { all: [...filter.tags] },
    used: filter.used ?? undefined,
    collectionId: filter.collectionId ?? undefined,
    isDeleted: filter.inTrash ? true : undefined,
  }
}

export const orderOf = (order: Order): ImageSortInput[] => [order === 'largest' ? { byteSize: 'DESC' } : { createdAt: order === 'newest' ? 'DESC' : 'ASC' }]
