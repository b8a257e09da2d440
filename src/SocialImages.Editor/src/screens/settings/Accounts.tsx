import { Button } from '@mantine/core'
import { IconBrandInstagram } from '@tabler/icons-react'
import { useState } from 'react'
import { ConnectInstagramAccountDocument, DisconnectInstagramAccountDocument, type SettingsPageQuery } from '../../generated/graphql'
import { Confirm } from '../../shared/Confirm'
import { show } from '../../shared/time'
import { tell, useMutate, warn } from '../../shared/useMutate'
import { useText } from '../../text'
import { Avatar } from '../compose/Preview'
import classes from './Settings.module.css'

type Account = SettingsPageQuery['instagramAccounts'][number]

export function Accounts({ accounts, onChange }: { accounts: readonly Account[]; onChange: () => void }) {
  const text = useText()
  const mutate = useMutate()
  const [asking, setAsking] = useState<Account | null>(null)
  const [busy, setBusy] = useState(false)
  const connect = async () => {
    setBusy(true)
    const result = await mutate(ConnectInstagramAccountDocument, { input: {} }, (data) => data.connectInstagramAccount)
    setBusy(false)
    if (result.problem !== null) return warn(result.problem)
    const url = result.payload.instagramAuthorization?.authorizeUrl
    if (url !== undefined) location.assign(url)
    return undefined
  }
  const disconnect = async (account: Account) => {
    const result = await mutate(DisconnectInstagramAccountDocument, { input: { accountId: account.id } }, (data) => data.disconnectInstagramAccount)
    if (result.problem !== null) return warn(result.problem)
    tell(text.settings.disconnected)
    return onChange()
  }
  return (
    <section className={classes.card} aria-labelledby="accounts">
      <div><h2 id="accounts">{text.settings.accounts}</h2><p className={classes.hint}>{text.settings.accountsHint}</p></div>
      {accounts.length === 0 ? <p className="quiet">{text.settings.noAccounts}</p> : (
        <ul className={classes.list}>
          {accounts.map((account) => (
            <li key={account.id}>
              <Avatar name={account.username} />
              <div className={classes.who}>
                <strong>@{account.username}</strong>
                <span><span className={classes.health} data-status={account.status}>{text.settings[account.status]}</span> · {account.tokenExpiresAt === null ? text.settings.noExpiry : text.settings.expires(show(account.tokenExpiresAt, 'date', text.locale))}{account.quota === null || account.quota.total === null ? '' : ` · ${text.settings.quota(account.quota.used, account.quota.total)}`}</span>
              </div>
              {account.status === 'CONNECTED'
                ? <Button size="sm" variant="subtle" color="gray" aria-label={`${text.settings.disconnect}: @${account.username}`} onClick={() => setAsking(account)}>{text.settings.disconnect}</Button>
                : <Button size="sm" variant="light" aria-label={`${text.settings.reconnect}: @${account.username}`} onClick={() => void connect()}>{text.settings.reconnect}</Button>}
            </li>
          ))}
        </ul>
      )}
      <Button className={classes.start} leftSection={<IconBrandInstagram size={18} stroke={1.7} />} loading={busy} onClick={() => void connect()}>{text.settings.connect}</Button>
      <Confirm opened={asking !== null} title={text.settings.confirmDisconnect(asking?.username ?? '')} hint={text.settings.confirmDisconnectHint} action={text.settings.disconnect} danger onClose={() => setAsking(null)} onConfirm={() => { if (asking !== null) void disconnect(asking) }} />
    </section>
  )
}
