/** Ids are base64, whose slash would end a path's segment. */
export const postPath = (id: string) => `/posts/${id.replaceAll('/', '_').replaceAll('+', '-')}`
export const idFromPath = (part: string) => part.replaceAll('_', '/').replaceAll('-', '+')
