import type { AspectRatio, RecipeToRepeatQuery } from '../../generated/graphql'
import type { Like } from './Composer'
import { initialSettings } from './GeneratePanel'

const ratios: readonly (readonly [AspectRatio, number])[] = [['PORTRAIT_4_5', 0.8], ['SQUARE', 1], ['LANDSCAPE_191', 1.91]]

const nearest = ({ width, height }: { width: number; height: number }): AspectRatio =>
  ratios.reduce((best, one) => (Math.abs(Math.log(width / height / one[1])) < Math.abs(Math.log(width / height / best[1])) ? one : best))[0]

/** The request that made a picture, as far as it can still be made; a picture from elsewhere is what to go by. */
export function likeOf({ imageById: image, stylePresets, imageModels }: RecipeToRepeatQuery): Like | undefined {
  if (image === null) return undefined
  const { recipe } = image
  if (recipe === null) return { settings: { ...initialSettings, ownPrompt: image.prompt ?? image.title ?? '', references: [image] }, look: { ratio: nearest(image.size) } }
  return {
    settings: {
      ...initialSettings,
      ownPrompt: recipe.prompt,
      negativePrompt: recipe.negativePrompt ?? '',
      presetId: stylePresets.find((preset) => preset.name === recipe.preset)?.id ?? null,
      model: imageModels.some((model) => model.available && model.model === recipe.model && model.provider === recipe.provider) ? `${recipe.provider}/${recipe.model}` : null,
      quality: recipe.quality,
      references: recipe.references,
    },
    look: { style: recipe.style, ratio: nearest(image.size) },
  }
}
