import { useEffect, useState } from 'preact/hooks'
import { control } from './api.ts'
import { Problem, useAction } from './parts.tsx'
import { useStore } from './store.ts'

const steps = ['1m', '1h', '24h', '48h']

/** The clock of the sandbox, which can be moved and frozen. */
export const Clock = () => {
  const { now, nowAt, frozen } = useStore()
  const { error, run } = useAction()
  const [target, setTarget] = useState('')
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500)
    return () => clearInterval(timer)
  }, [])
  const elapsed = frozen ? 0 : performance.now() - nowAt
  const shown = now && new Date(Date.parse(now) + elapsed).toISOString()
  const update = (change: object): void => run(() => control('POST', '/clock', change))
  return (
    <section>
      <h2>
        <time dateTime={shown}>{shown.replace('T', ' ').slice(0, 19)}</time>{' '}
        <small>{frozen ? 'frozen' : 'running'}</small>
      </h2>
      <p>Rate limits, budgets, retries of webhooks and all times follow this clock.</p>
      <div class="toolbar">
        {steps.map((step) => (
          <button type="button" key={step} onClick={() => update({ advance: step })}>
            +{step}
          </button>
        ))}
        <button type="button" aria-pressed={frozen} onClick={() => update({ frozen: !frozen })}>
          {frozen ? 'Let it run' : 'Freeze'}
        </button>
      </div>
      <form
        class="toolbar"
        onSubmit={(event) => {
          event.preventDefault()
          update({ set: target })
        }}
      >
        <label>
          Set to{' '}
          <input
            placeholder="2027-01-01T00:00:00Z"
            value={target}
            onInput={({ currentTarget }) => setTarget(currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={!target}>
          Set
        </button>
      </form>
      {error && <Problem text={error} />}
    </section>
  )
}
