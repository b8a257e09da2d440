import { useQuery } from 'urql'
import { useOnReturn } from '../../client/connection'
import { SettingsPageDocument } from '../../generated/graphql'
import { explainFailure } from '../../shared/errors'
import { Failed, Loading } from '../../shared/States'
import { useViewer } from '../../shell/viewer'
import { useTitle } from '../../shared/useTitle'
import { useText } from '../../text'
import { Accounts } from './Accounts'
import { Presets } from './Presets'
import classes from './Settings.module.css'

export function Settings() {
  const text = useText()
  useTitle(text.settings.title)
  const { credits } = useViewer()
  const [{ data, error }, again] = useQuery({ query: SettingsPageDocument })
  const refresh = () => again({ requestPolicy: 'network-only' })
  useOnReturn(refresh)
  if (data === undefined) return error === undefined ? <Loading /> : <Failed problem={explainFailure(error, text)} again={refresh} />
  return (
    <div className={classes.screen}>
      <h1>{text.settings.title}</h1>
      <Accounts accounts={data.instagramAccounts} onChange={refresh} />
      <Presets presets={data.stylePresets} onChange={refresh} />
      <section className={classes.card} aria-labelledby="credits">
        <div><h2 id="credits">{text.settings.credits}</h2><p className={classes.hint}>{text.settings.creditsHint}</p></div>
        <dl className={classes.figures}>
          {(['available', 'held', 'captured', 'granted'] as const).map((kind) => <div key={kind}><dt>{text.settings[kind]}</dt><dd>{credits[kind].toLocaleString(text.locale)}</dd></div>)}
        </dl>
      </section>
    </div>
  )
}
