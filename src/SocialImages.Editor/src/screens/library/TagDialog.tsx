import { Button, Group, Modal, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { LibraryFacetsDocument, TagImagesDocument, type ImageFieldsFragment } from '../../generated/graphql'
import { tell, useMutate } from '../../shared/useMutate'
import { useText } from '../../text'

export function TagDialog({ images, onClose, onDone }: { images: readonly ImageFieldsFragment[]; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const mutate = useMutate()
  const [{ data }] = useQuery({ query: LibraryFacetsDocument })
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const known = data?.imageTags.map((tag) => tag.tag) ?? []
  const theirs = [...new Set(images.flatMap((image) => image.tags))].sort()
  const apply = async () => {
    const result = await mutate(TagImagesDocument, { input: { imageIds: images.map((image) => image.id), add, remove } }, (payload) => payload.tagImages)
    setProblem(result.problem)
    if (result.problem !== null) return
    tell(text.library.tagged(images.length))
    onDone()
  }
  return (
    <Modal opened onClose={onClose} title={text.library.addTags} centered closeButtonProps={{ 'aria-label': text.common.close }}>
      <TagsInput label={text.library.addTags} description={text.library.tagsHint} data={known} value={add} onChange={setAdd} error={problem} data-autofocus acceptValueOnBlur />
      {theirs.length === 0 ? null : <TagsInput mt="md" label={text.library.untag} data={theirs} value={remove} onChange={(values) => setRemove(values.filter((value) => theirs.includes(value)))} />}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>{text.common.cancel}</Button>
        <Button disabled={add.length + remove.length === 0} onClick={() => void apply()}>{text.library.apply}</Button>
      </Group>
    </Modal>
  )
}
