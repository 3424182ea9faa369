import { useState } from 'preact/hooks'
import { control } from './api.ts'
import { Assumptions } from './assumptions.tsx'
import { Clock } from './clock.tsx'
import { Faults } from './faults.tsx'
import { Problem, Tabs, useAction } from './parts.tsx'
import { linkTo } from './route.ts'
import { Scenarios } from './scenarios.tsx'

const views = ['faults', 'clock', 'assumptions', 'scenarios', 'reset']

/** What the sandbox does: faults, time, assumptions, scenarios, a new start. */
export const ControlView = ({ route }: { readonly route: readonly string[] }) => {
  const [view = 'faults', platform] = route
  return (
    <div class="column">
      <Tabs
        label="Control"
        current={view}
        tabs={views.map((name) => ({ name, href: linkTo('control', name) }))}
      />
      {view === 'clock' && <Clock />}
      {view === 'assumptions' && <Assumptions platform={platform ?? 'moltify'} />}
      {view === 'scenarios' && <Scenarios />}
      {view === 'reset' && <Reset />}
      {!views.slice(1).includes(view) && <Faults />}
    </div>
  )
}

const Reset = () => {
  const { error, run } = useAction()
  const [isSure, setSure] = useState(false)
  const [isDone, setDone] = useState(false)
  const reset = async (): Promise<void> => {
    await control('POST', '/reset')
    setSure(false)
    setDone(true)
  }
  return (
    <section>
      <h2>Reset</h2>
      <p>Restores the initial state of data, settings, faults, clock, log and ids.</p>
      <div class="toolbar">
        <button type="button" onClick={() => (isSure ? run(reset) : setSure(true))}>
          {isSure ? 'Yes, reset everything' : 'Reset'}
        </button>
        {isSure && (
          <button type="button" onClick={() => setSure(false)}>
            Keep it
          </button>
        )}
      </div>
      {isDone && <p role="status">The sandbox is as it was at the start.</p>}
      {error && <Problem text={error} />}
    </section>
  )
}
