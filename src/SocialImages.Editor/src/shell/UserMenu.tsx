import { Menu, UnstyledButton, VisuallyHidden, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDots } from '@tabler/icons-react'
import { session } from '../client/session'
import { forgetAll } from '../screens/compose/kept'
import { useLanguage, useText, type Language } from '../text'
import { useViewer } from './viewer'
import classes from './UserMenu.module.css'

const languages: Record<Language, string> = { en: 'English', de: 'Deutsch' }

export function UserMenu() {
  const text = useText()
  const { language, choose } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const viewer = useViewer()
  const pick = (scheme: 'light' | 'dark' | 'auto') => () => { localStorage.setItem('color-scheme', scheme); setColorScheme(scheme) }
  const mark = (on: boolean) => (on ? <IconCheck size={16} /> : <span style={{ width: 16 }} />)
  return (
    <Menu position="top-start" width={216} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <VisuallyHidden>{text.account.menu}: </VisuallyHidden>
          <span className={classes.avatar} aria-hidden="true">{viewer.user.name.slice(0, 1)}</span>
          <span className={classes.who}><strong>{viewer.workspace.name}</strong> <span className="quiet">{text.account.credits(viewer.credits.available)}</span></span>
          <IconDots size={18} className={classes.dots} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.narrow}>{viewer.workspace.name} · {text.account.credits(viewer.credits.available)}</Menu.Label>
        <Menu.Label>{text.account.appearance}</Menu.Label>
        <Menu.Item leftSection={mark(colorScheme === 'light')} onClick={pick('light')}>{text.account.light}</Menu.Item>
        <Menu.Item leftSection={mark(colorScheme === 'dark')} onClick={pick('dark')}>{text.account.dark}</Menu.Item>
        <Menu.Item leftSection={mark(colorScheme === 'auto')} onClick={pick('auto')}>{text.account.system}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{text.account.language}</Menu.Label>
        {(['en', 'de'] as const).map((one) => <Menu.Item key={one} lang={one} leftSection={mark(language === one)} onClick={() => choose(one)}>{languages[one]}</Menu.Item>)}
        {session.token === null ? null : <><Menu.Divider /><Menu.Item onClick={() => { session.signOut(); forgetAll() }}>{text.account.signOut}</Menu.Item></>}
      </Menu.Dropdown>
    </Menu>
  )
}
