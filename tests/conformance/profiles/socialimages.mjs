/** What there is to ask of the product's own schema, signed in with the trial's token. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export default {
  /** A generation that has ended: its events are a stream with an end. Read once as bare bytes, it is what every client must see. */
  async prepare(endpoint) {
    const { generateImages } = await endpoint.ask('mutation { generateImages(input: { prompt: "A lighthouse" }) { generation { id } errors { __typename } } }')
    const text = `subscription { onGenerationProgress(generationId: "${generateImages.generation.id}") { sequence stage } }`
    const events = await (await endpoint.post({ query: text }, { accept: 'text/event-stream' })).text()
    const data = [...events.matchAll(/^data: (\{.*\})$/gm)].map(([, json]) => JSON.parse(json).data)
    this.finite = { text, data }
  },
  upload: {
    operations: { query: 'mutation($file: Upload!) { uploadImages(input: { files: [$file] }) { images { size { width height } } errors { __typename } } }', variables: { file: null } },
    path: 'variables.file',
    content: Buffer.from(pixel, 'base64'),
    data: { uploadImages: { images: [{ size: { width: 1, height: 1 } }], errors: null } },
  },
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
