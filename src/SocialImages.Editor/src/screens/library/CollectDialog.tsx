import { Button, Group, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { AddToCollectionDocument, CreateCollectionDocument, LibraryFacetsDocument } from '../../generated/graphql'
import { tell, useMutate } from '../../shared/useMutate'
import { useText } from '../../text'

const fresh = 'new'

export function CollectDialog({ imageIds, onClose, onDone }: { imageIds: readonly string[]; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const mutate = useMutate()
  const [{ data }, again] = useQuery({ query: LibraryFacetsDocument })
  const [chosen, setChosen] = useState<string>(fresh)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const incomplete = chosen === fresh && name.trim() === ''
  const add = async () => {
    let collectionId = chosen
    if (chosen === fresh) {
      const made = await mutate(CreateCollectionDocument, { input: { name } }, (payload) => payload.createCollection)
      if (made.problem !== null || !made.payload.collection) return setProblem(made.problem ?? text.errors.unknown)
      collectionId = made.payload.collection.id
      again({ requestPolicy: 'network-only' })
      setChosen(collectionId)
    }
    const result = await mutate(AddToCollectionDocument, { input: { collectionId, imageIds: [...imageIds] } }, (payload) => payload.addToCollection)
    setProblem(result.problem)
    if (result.problem !== null) return undefined
    again({ requestPolicy: 'network-only' })
    tell(text.library.collected)
    return onDone()
  }
  return (
    <Modal opened onClose={onClose} title={text.library.addToCollection} centered closeButtonProps={{ 'aria-label': text.common.close }}>
      <form onSubmit={(event) => { event.preventDefault(); if (!incomplete) void add() }}>
        <Select label={text.library.collection} value={chosen} error={chosen === fresh ? null : problem} allowDeselect={false} data={[...(data?.collections.map((collection) => ({ value: collection.id, label: collection.name })) ?? []), { value: fresh, label: text.library.newCollection }]} onChange={(value) => { setChosen(value ?? fresh); setProblem(null) }} />
        {chosen === fresh ? <TextInput mt="md" label={text.library.collectionName} value={name} onChange={(event) => setName(event.currentTarget.value)} error={problem} data-autofocus /> : null}
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" disabled={incomplete}>{chosen === fresh ? text.library.createAndAdd : text.common.add}</Button>
        </Group>
      </form>
    </Modal>
  )
}
