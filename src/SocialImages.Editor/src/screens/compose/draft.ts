import type { AspectRatio, AutoImageFailure, ImageFieldsFragment, ImageStyle, PostFieldsFragment, UpdatePostInput } from '../../generated/graphql'
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
}

const cropOf = (crop: Crop | null | undefined): Crop | null => (crop ? { x: crop.x, y: crop.y, width: crop.width, height: crop.height } : null)

export type Change =
  | { type: 'set'; values: Partial<Omit<Draft, 'pictures'>> }
  | { type: 'add'; images: readonly ImageFieldsFragment[] }
  | { type: 'replace'; was: string; image: ImageFieldsFragment }
  | { type: 'remove'; imageId: string }
  | { type: 'describe'; imageId: string; altText: string }
  | { type: 'crop'; imageId: string; crop: Crop | null }
  | { type: 'move'; from: number; to: number }

export const maxPictures = 10

export function draftOf(post: PostFieldsFragment | null, accountId: string | null, day?: string): Draft {
  const zone = post?.timeZone ?? ownZone
  const at = post?.scheduledFor == null ? null : wallTime(new Date(post.scheduledFor), zone)
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
    case 'replace': return { ...draft, pictures: draft.pictures.map((picture) => (picture.image.id === action.was ? { ...picture, image: action.image, crop: null } : picture)) }
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

export const isBlank = (draft: Draft) => draft.caption.trim() === '' && draft.pictures.length === 0
