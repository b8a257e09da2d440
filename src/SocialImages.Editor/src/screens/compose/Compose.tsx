import { useState } from 'react'
import { useQuery } from 'urql'
import { useSearch } from 'wouter'
import { AccountsDocument, ImagesByIdDocument, PostToComposeDocument, RecipeToRepeatDocument } from '../../generated/graphql'
import { explainFailure } from '../../shared/errors'
import { Empty, Failed, Loading } from '../../shared/States'
import { useText } from '../../text'
import { Composer } from './Composer'
import { likeOf } from './like'

/** `/` writes a new post, perhaps begun elsewhere (`?day=`, `?image=`, `?like=`); `/posts/…` goes on with one. */
export function Compose({ postId: address, onCreated }: { postId?: string | undefined; onCreated: (id: string) => void }) {
  const text = useText()
  // A new post gets its address while it is written; only what was opened by its address is loaded.
  const [postId] = useState(address)
  const search = new URLSearchParams(useSearch())
  const wanted = postId === undefined ? search.getAll('image') : []
  const liked = postId === undefined ? search.get('like') : null
  const [accounts, againAccounts] = useQuery({ query: AccountsDocument })
  const [post, againPost] = useQuery({ query: PostToComposeDocument, variables: { id: postId ?? '' }, pause: postId === undefined })
  const [images] = useQuery({ query: ImagesByIdDocument, variables: { ids: wanted }, pause: wanted.length === 0 })
  const [recipe] = useQuery({ query: RecipeToRepeatDocument, variables: { id: liked ?? '' }, pause: liked === null })
  const failure = accounts.error ?? (postId === undefined ? undefined : post.error)
  if (accounts.data === undefined || (postId !== undefined && post.data === undefined) || (wanted.length > 0 && images.fetching) || (liked !== null && recipe.fetching)) {
    return failure === undefined ? <Loading /> : <Failed problem={explainFailure(failure, text)} again={() => { againAccounts({ requestPolicy: 'network-only' }); if (postId !== undefined) againPost({ requestPolicy: 'network-only' }) }} />
  }
  if (postId !== undefined && post.data?.postById == null) return <Empty title={text.common.notFound} hint={text.common.notFoundHint} />
  return (
    <Composer
      opened={post.data?.postById ?? null}
      accounts={accounts.data.instagramAccounts}
      day={search.get('day') ?? undefined}
      like={recipe.data === undefined ? undefined : likeOf(recipe.data)}
      images={images.data?.nodes.flatMap((node) => (node?.__typename === 'Image' ? [node] : [])) ?? []}
      onCreated={onCreated}
    />
  )
}
