/** What there is to ask of the sample schema. */
export default {
  query: { text: 'query Hello($name: String!) { hello(name: $name) }', variables: { name: 'you' }, data: { hello: 'Hello you' } },
  connection: 'query Images($first: Int) { images(first: $first) { nodes { id url } pageInfo { hasNextPage endCursor } } }',
  connectionField: 'images',
  finite: { text: 'subscription { count(to: 3) }', data: [{ count: 1 }, { count: 2 }, { count: 3 }] },
  open: {
    text: 'subscription { imageChanged { id prompt } }',
    trigger: 'mutation { renameImage(input: { id: "SW1hZ2U6MQ==", prompt: "renamed" }) { image { id } } }',
    data: { imageChanged: { id: 'SW1hZ2U6MQ==', prompt: 'renamed' } },
  },
  upload: {
    operations: { query: 'mutation($file: Upload!) { measureFile(input: { file: $file }) { int } }', variables: { file: null } },
    path: 'variables.file',
    content: 'twelve bytes',
    data: { measureFile: { int: 12 } },
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
        fragment Images_image on Image { id url prompt }
      \``,
  },
  codegen: 'query Page($first: Int) { images(first: $first) { edges { cursor node { id url prompt } } pageInfo { hasNextPage } } }',
  ide: { text: 'query Q { hello(name: "bcp") }', answer: 'Hello bcp' },
}
