import { cacheExchange, type Cache } from '@urql/exchange-graphcache'
import { possibleTypes } from '../generated/possible-types'

/** Types without an identity of their own: they live in the object that holds them. */
const embedded = [
  'Viewer', 'Credits', 'PixelSize', 'Cost', 'ImageRecipe', 'ImageUse', 'ImageModel', 'ImageModelPrice', 'PostAttempt', 'PostPreview', 'PostProblem', 'AutoImage',
  'ImageTagCount', 'LibraryChange', 'GenerationProgress', 'GenerationEstimate', 'GenerationPlan', 'GenerationWarning', 'NearMatch', 'ImageCrop',
  'ImagesConnection', 'PostsConnection', 'GenerationsConnection', 'PageInfo', 'PostValidation', 'ValidationProblem', 'PostApproval', 'PostRepeat', 'PostImage', 'CropSuggestion', 'UploadTarget', 'UploadHeader',
]

function forget(cache: Cache, field: string) {
  for (const known of cache.inspectFields('Query')) if (known.fieldName === field) cache.invalidate('Query', known.fieldName, known.arguments ?? undefined)
}

const forgetting = (...fields: string[]) => (_result: unknown, _args: unknown, cache: Cache) => { for (const field of fields) forget(cache, field) }

export const cache = () => cacheExchange({
  possibleTypes,
  keys: Object.fromEntries([...embedded, ...Object.values(possibleTypes).flat()].map((type) => [type, () => null])),
  resolvers: {
    Query: {
      postById: (_parent, args) => ({ __typename: 'Post', id: String(args.id) }),
      imageById: (_parent, args) => ({ __typename: 'Image', id: String(args.id) }),
    },
  },
  updates: {
    Mutation: {
      createPost: forgetting('posts'),
      deletePost: forgetting('posts'),
      generateImages: forgetting('viewer'),
      generateImagesForPost: forgetting('viewer'),
      createStylePreset: forgetting('stylePresets'),
      updateStylePreset: forgetting('stylePresets'),
      deleteStylePreset: forgetting('stylePresets'),
      disconnectInstagramAccount: forgetting('instagramAccounts'),
      tagImages: forgetting('imageTags'),
      updateImage: forgetting('imageTags'),
    },
  },
})
