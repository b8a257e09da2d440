import { Button, Group, Modal, Text } from '@mantine/core'
import { useText } from '../text'

type Props = { opened: boolean; title: string; hint: string; action: string; danger?: boolean; onClose: () => void; onConfirm: () => void }

export function Confirm({ opened, title, hint, action, danger = false, onClose, onConfirm }: Props) {
  const text = useText()
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered size="sm" closeButtonProps={{ 'aria-label': text.common.close }}>
      <Text size="sm" mb="lg">{hint}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>{text.common.cancel}</Button>
        <Button color={danger ? 'red' : undefined} onClick={() => { onClose(); onConfirm() }}>{action}</Button>
      </Group>
    </Modal>
  )
}
