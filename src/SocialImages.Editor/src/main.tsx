import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './theme/global.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { App } from './App'
import { makeClient, socket } from './client/client'
import { session } from './client/session'
import { TextProvider } from './text'
import { theme } from './theme/theme'

const scheme = localStorage.getItem('color-scheme')

function Root() {
  const [client, setClient] = useState(makeClient)
  // Another user, another cache.
  useEffect(() => session.onChange(() => { socket.terminate(); setClient(makeClient()) }), [])
  return (
    <MantineProvider theme={theme} defaultColorScheme={scheme === 'light' || scheme === 'dark' ? scheme : 'auto'}>
      <Notifications position="top-center" limit={3} containerWidth={380} />
      <TextProvider>
        <Provider value={client} key={session.token}><App /></Provider>
      </TextProvider>
    </MantineProvider>
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<StrictMode><Root /></StrictMode>)
