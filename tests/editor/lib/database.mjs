import postgres from 'postgres'

/** What no user could do: let time pass, and fill a library at once. */
export const sql = postgres(process.env.DATABASE_URL, { max: 1, onnotice: () => undefined })

/** Rows in the library that all show one uploaded picture. Each is what `row` makes of its number, counted from 1. */
export async function shelve(service, count, row) {
  const { images } = await service.query('{ images(first: 1, where: { source: { eq: UPLOADED } }) { nodes { contentHash } } }')
  const rows = Array.from({ length: count }, (_, place) => ({ id: crypto.randomUUID(), source: 'Uploaded', style: null, model: null, width: 600, height: 600, tags: [], prompt: null, minutes: 0, ...row(place + 1) }))
  await sql.begin(async (together) => {
    for (const one of rows) {
      await together`
        insert into images (id, workspace_id, created_by_id, source, prompt, style, model, width, height, byte_size, mime_type, title, tags, placeholder, content_hash, cost_credits, cost_usd, created_at, colors)
        select ${one.id}, workspace_id, created_by_id, ${one.source}, ${one.prompt}, ${one.style}, ${one.model}, ${one.width}, ${one.height}, byte_size, mime_type, ${one.title}, ${one.tags}, placeholder, content_hash, 0, 0,
            now() - make_interval(mins => ${one.minutes}), colors
        from images where content_hash = ${images.nodes[0].contentHash} limit 1`
      await together`
        insert into image_renditions select ${one.id}, rendition, made.content_hash, made.mime_type, made.width, made.height, made.byte_size
        from image_renditions made where image_id = (select id from images where content_hash = ${images.nodes[0].contentHash} and id <> ${one.id} order by created_at limit 1)`
    }
  })
}
