/** What there is to ask of the product's own schema, signed in with the trial's token. */
export default {
  query: { text: 'query Type($name: String!) { __type(name: $name) { name } }', variables: { name: 'Image' }, data: { __type: { name: 'Image' } } },
  connection: 'query Images($first: Int) { images(first: $first) { nodes { id } pageInfo { hasNextPage endCursor } } }',
  connectionField: 'images',
  open: {
    text: 'subscription { onPostChanged { caption } }',
    trigger: 'mutation { createPost(input: { caption: "Conformance" }) { post { id } errors { __typename } } }',
    data: { onPostChanged: { caption: 'Conformance' } },
  },
  relay: {
    'Images.js': `
      graphql\`
        query ImagesQuery($count: Int!, $cursor: String) { ...Images_list }
      \`
      graphql\`
        fragment Images_list on Query @refetchable(queryName: "ImagesPageQuery") {
          images(first: $count, after: $cursor) @connection(key: "Images_images") { edges { node { id ...Images_image } } }
        }
      \`
      graphql\`
        fragment Images_image on Image { id prompt createdAt }
      \``,
  },
  codegen: 'query Page($first: Int) { images(first: $first) { edges { cursor node { id prompt status: source } } pageInfo { hasNextPage } } }',
  ide: { text: 'query Q { __typename }', answer: '"__typename": "Query"' },
}
