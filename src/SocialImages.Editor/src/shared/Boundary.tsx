import { Component, type ReactNode } from 'react'
import { useText } from '../text'
import { Failed } from './States'

type Props = { at: string; children: ReactNode }

/** A part that breaks, or that a newer version of the service no longer has, takes only its own screen with it. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError = () => ({ broken: true })
  override componentDidUpdate(before: Props) { if (this.state.broken && before.at !== this.props.at) this.setState({ broken: false }) }
  override render() { return this.state.broken ? <Broken /> : this.props.children }
}

function Broken() {
  const text = useText()
  return <Failed problem={text.errors.broken} again={() => location.reload()} />
}
