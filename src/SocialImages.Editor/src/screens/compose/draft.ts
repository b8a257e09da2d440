import type { AspectRatio, AutoImageFailure, ImageFieldsFragment, ImageStyle, PostFieldsFragment, PostRepeatInput, RepeatInterval, UpdatePostInput } from '../../generated/graphql'
import { addDays, dayOf, ownZone, timeOf, today, wallTime } from '../../shared/time'

export type Crop = { x: number; y: number; width: number; height: number }
export type DraftPicture = { image: ImageFieldsFragment; altText: string; crop: Crop | null }

export type Draft = {
  caption: string
  accountId: string | null
  pictures: readonly DraftPicture[]
  day: string
  time: string
  zone: string
  style: ImageStyle | null
  ratio: AspectRatio
  onFailure: AutoImageFailure
  repeat: RepeatInterval | null
  repeatUntil: string | null
}

const cropOf = (crop: Crop | null | undefined): Crop | null => (crop ? { x: crop.x, y: crop.y, width: crop.width, height: crop.height } : null)

export type Change =
  | { type: 'set'; values: Partial<Omit<Draft, 'pictures'>> }
  | { type: 'add'; images: readonly ImageFieldsFragment[] }
  | { type: 'replace'; was: string; image: ImageFieldsFragment }
  | { type: 'reset'; draft: Draft }
  | { type: 'remove'; imageId: string }
  | { type: 'describe'; imageId: string; altText: string }
  | { type: 'crop'; imageId: string; crop: Crop | null }
  | { type: 'move'; from: number; to: number }

export const maxPictures = 10

export function draftOf(post: PostFieldsFragment | null, accountId: string | null, day?: string): Draft {
  // A post that was published at once has no slot of its own, and one that ended needs another.
  const zone = post?.slot == null ? ownZone : post.timeZone ?? ownZone
  const hasEnded = post?.status === 'FAILED' || post?.status === 'NEEDS_REVIEW'
  const at = post?.scheduledFor == null || hasEnded ? null : wallTime(new Date(post.scheduledFor), zone)
  return {
    caption: post?.caption ?? '',
    accountId: post?.account?.id ?? accountId,
    pictures: post?.images.map((image, place) => ({ image, altText: post.altTexts[place] ?? '', crop: cropOf(post.crops[place]) })) ?? [],
    day: at === null ? day ?? addDays(today(zone), 1) : dayOf(at),
    time: at === null ? '09:00' : timeOf(at),
    zone,
    style: post?.autoImage?.style ?? null,
    ratio: post?.autoImage?.aspectRatio ?? 'PORTRAIT_4_5',
    onFailure: post?.autoImage?.onFailure ?? 'CARD',
    repeat: post?.repeat?.every ?? null,
    repeatUntil: post?.repeat?.until ?? null,
  }
}

export function change(draft: Draft, action: Change): Draft {
  switch (action.type) {
    case 'set': return { ...draft, ...action.values }
    case 'add': {
      const known = new Set(draft.pictures.map((picture) => picture.image.id))
      const added = action.images.filter((image) => !known.has(image.id)).map((image) => ({ image, altText: image.altText ?? '', crop: null }))
      return { ...draft, pictures: [...draft.pictures, ...added].slice(0, maxPictures) }
    }
    case 'replace': {
      if (!draft.pictures.some((picture) => picture.image.id === action.was)) return change(draft, { type: 'add', images: [action.image] })
      return { ...draft, pictures: draft.pictures.map((picture) => (picture.image.id === action.was ? { image: action.image, altText: action.image.altText ?? '', crop: null } : picture)) }
    }
    case 'reset': return action.draft
    case 'remove': return { ...draft, pictures: draft.pictures.filter((picture) => picture.image.id !== action.imageId) }
    case 'describe': return { ...draft, pictures: draft.pictures.map((picture) => (picture.image.id === action.imageId ? { ...picture, altText: action.altText } : picture)) }
    case 'crop': return { ...draft, pictures: draft.pictures.map((picture) => (picture.image.id === action.imageId ? { ...picture, crop: action.crop } : picture)) }
    case 'move': {
      const pictures = [...draft.pictures]
      const [moved] = pictures.splice(action.from, 1)
      if (moved === undefined) return draft
      pictures.splice(action.to, 0, moved)
      return { ...draft, pictures }
    }
  }
}

export type Content = Pick<UpdatePostInput, 'caption' | 'accountId' | 'imageIds' | 'altTexts' | 'crops'>

export const contentOf = (draft: Draft) => ({
  caption: draft.caption,
  accountId: draft.accountId,
  imageIds: draft.pictures.map((picture) => picture.image.id),
  altTexts: draft.pictures.map((picture) => picture.altText.trim() || null),
  crops: draft.pictures.map((picture) => picture.crop),
}) satisfies Content

/** What is told with the slot. */
export const planOf = (draft: Draft) => ({
  autoImage: draft.pictures.length > 0 ? null : { enabled: true, style: draft.style, aspectRatio: draft.ratio, onFailure: draft.onFailure },
  repeat: draft.repeat === null ? null : { every: draft.repeat, until: draft.repeatUntil } satisfies PostRepeatInput,
})

/** Whether the post has another slot, repetition or way to its picture than is written here. */
export function isReplanned(draft: Draft, post: PostFieldsFragment): boolean {
  const { autoImage, repeat } = planOf(draft)
  const told = autoImage === null ? null : [autoImage.style, autoImage.aspectRatio, autoImage.onFailure]
  const known = post.autoImage ? [post.autoImage.style, post.autoImage.aspectRatio, post.autoImage.onFailure] : null
  return post.scheduledFor === null || wallTime(new Date(post.scheduledFor), draft.zone) !== `${draft.day}T${draft.time}`
    || repeat?.every !== post.repeat?.every || (repeat?.until ?? null) !== (post.repeat?.until ?? null)
    || (told !== null && JSON.stringify(told) !== JSON.stringify(known))
}

/** It is out, going out, or perhaps out: nobody can change it, and a change would be thrown away. */
export const isLocked = (post: Pick<PostFieldsFragment, 'status' | 'problems'>) =>
  post.status === 'PUBLISHED' || post.status === 'PUBLISHING' || (post.status === 'NEEDS_REVIEW' && post.problems.some((problem) => problem.code === 'OUTCOME_UNKNOWN'))

export const isBlank = (draft: Draft) => draft.caption.trim() === '' && draft.pictures.length === 0
