import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { session } from '../client/session'
import { useText } from '../text'
import classes from './Shell.module.css'

export function SignIn() {
  const text = useText()
  const [token, setToken] = useState('')
  const refused = session.token !== null
  return (
    <main className={classes.page}>
      <form style={{ width: 'min(380px, calc(100vw - 32px))', display: 'grid', gap: 14 }} onSubmit={(event) => { event.preventDefault(); if (token.trim() !== '') session.signIn(token) }}>
        <img src="/assets/icon.svg" alt="" width={40} height={40} />
        <h1 style={{ margin: 0, fontSize: '1.4rem' }}>{text.signIn.title}</h1>
        <PasswordInput label={text.signIn.token} description={text.signIn.hint} error={refused ? text.signIn.refused : undefined} value={token} onChange={(event) => setToken(event.currentTarget.value)} autoComplete="off" autoFocus />
        <Button type="submit">{text.signIn.submit}</Button>
      </form>
    </main>
  )
}
