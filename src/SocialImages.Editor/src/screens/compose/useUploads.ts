import { useCallback, useState } from 'react'
import { upload } from '../../client/client'
import { UploadImagesDocument, type ImageFieldsFragment } from '../../generated/graphql'
import { explain, explainRefusal } from '../../shared/errors'
import { useText } from '../../text'

export type Upload = { key: string; name: string; percent: number; problem: string | null }

const largest = 30 * 1024 * 1024

/** Files on their way to the library, each by itself, so that one bad file does not keep the others out. */
export function useUploads(onImage: (image: ImageFieldsFragment) => void) {
  const text = useText()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const update = useCallback((key: string, change: Partial<Upload> | null) => setUploads((known) => (change === null ? known.filter((one) => one.key !== key) : known.map((one) => (one.key === key ? { ...one, ...change } : one)))), [])

  const send = useCallback(async (key: string, file: File): Promise<string | null> => {
    if (file.size > largest) return text.upload.tooLarge
    if (file.type !== '' && !file.type.startsWith('image/')) return text.upload.notPicture
    // The files travel beside the variables; their places are filled by the server.
    const result = await upload(UploadImagesDocument, { input: { files: [null as unknown as File] } }, [{ path: 'variables.input.files.0', file }], (percent) => update(key, { percent }))
    if (result === null) return text.upload.network
    const payload = result.data?.uploadImages
    const [problem] = payload?.errors ?? []
    if (problem !== undefined) return explain(problem, text)
    const [image] = payload?.images ?? []
    if (image === undefined) {
      const [refusal] = result.errors ?? []
      return refusal === undefined ? text.errors.unknown : explainRefusal(refusal, text)
    }
    onImage(image)
    return null
  }, [onImage, text, update])

  const add = useCallback(async (files: readonly File[]) => {
    const known = files.map((file) => ({ key: crypto.randomUUID(), file }))
    setUploads((before) => [...before, ...known.map(({ key, file }) => ({ key, name: file.name, percent: 0, problem: null }))])
    for (const { key, file } of known) {
      const problem = await send(key, file)
      update(key, problem === null ? null : { problem })
    }
  }, [send, update])

  return { uploads, add, dismiss: (key: string) => update(key, null) }
}
