import type { ImageFieldsFragment, LibraryPageQuery } from '../../generated/graphql'

type Page = NonNullable<LibraryPageQuery['images']>

export type Pages = {
  key: string
  images: readonly ImageFieldsFragment[]
  /** Those that came by themselves: only they may come a second time, in a page. */
  arrived: ReadonlySet<string>
  end: string | null
  more: boolean
  busy: boolean
  problem: string | null
  total: number | null
}

export type Step =
  | { type: 'restart'; key: string }
  | { type: 'busy' }
  | { type: 'page'; key: string; page: Page }
  | { type: 'total'; key: string; total: number }
  | { type: 'failed'; key: string; problem: string }
  | { type: 'caughtUp'; key: string; page: Page }
  | { type: 'changed'; image: ImageFieldsFragment; belongs: boolean; first: boolean }
  | { type: 'gone'; ids: readonly string[] }

export const empty = (key: string): Pages => ({ key, images: [], arrived: new Set(), end: null, more: true, busy: false, problem: null, total: null })

/** Pages follow each other without a gap and without overlapping, so none is compared with those before it. */
export function reduce(pages: Pages, step: Step): Pages {
  if ('key' in step && step.type !== 'restart' && step.key !== pages.key) return pages
  switch (step.type) {
    case 'restart': return empty(step.key)
    case 'busy': return { ...pages, busy: true, problem: null }
    case 'total': return { ...pages, total: step.total }
    case 'failed': return { ...pages, busy: false, problem: step.problem }
    case 'page': {
      const { nodes, pageInfo } = step.page
      const added = pages.arrived.size === 0 ? nodes ?? [] : (nodes ?? []).filter((image) => !pages.arrived.has(image.id))
      return { ...pages, busy: false, problem: null, images: [...pages.images, ...added], end: pageInfo.endCursor ?? null, more: pageInfo.hasNextPage }
    }
    case 'caughtUp': {
      const first = step.page.nodes ?? []
      const added = missed(pages.images, first)
      return { ...pages, problem: null, images: [...first, ...pages.images.slice(first.length - added)], arrived: including(pages.arrived, first.slice(0, added)), total: pages.total === null ? null : pages.total + added }
    }
    case 'changed': return changed(pages, step.image, step.belongs, step.first)
    case 'gone': return without(pages, step.ids)
  }
}

/** How many of the first page are new to those who were away, if it goes on with what they have; -1 if more than that happened. */
export function missed(known: readonly ImageFieldsFragment[], first: readonly ImageFieldsFragment[]): number {
  const added = known[0] === undefined ? first.length : first.findIndex((image) => image.id === known[0]?.id)
  return first.slice(Math.max(0, added)).every((image, place) => image.id === known[place]?.id) ? added : -1
}

const including = (known: ReadonlySet<string>, images: readonly ImageFieldsFragment[]): ReadonlySet<string> => new Set([...known, ...images.map((image) => image.id)])

function changed(pages: Pages, image: ImageFieldsFragment, belongs: boolean, first: boolean): Pages {
  const place = pages.images.findIndex((one) => one.id === image.id)
  if (place >= 0) return belongs ? { ...pages, images: pages.images.with(place, image) } : without(pages, [image.id])
  if (!belongs || !first) return pages
  return { ...pages, images: [image, ...pages.images], arrived: including(pages.arrived, [image]), total: pages.total === null ? null : pages.total + 1 }
}

function without(pages: Pages, ids: readonly string[]): Pages {
  const gone = new Set(ids)
  const images = pages.images.filter((image) => !gone.has(image.id))
  return { ...pages, images, total: pages.total === null ? null : pages.total - (pages.images.length - images.length) }
}
