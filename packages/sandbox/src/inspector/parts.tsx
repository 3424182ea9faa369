import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { messageOf, transport } from './api.ts'

/** A button that copies a text, and says so. */
export const Copy = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <button type="button" onClick={() => void copy()}>
      <span aria-live="polite">{copied ? 'Copied' : label}</span>
    </button>
  )
}

/** A key that is shown only when asked for. */
export const Secret = ({ value }: { readonly value: string }) => {
  const [shown, setShown] = useState(false)
  return (
    <span class="secret">
      <code>{shown ? value : `${value.slice(0, 4)}••••••••`}</code>
      <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide' : 'Show'}
      </button>
      <Copy text={value} label="Copy" />
    </span>
  )
}

/** What to do first, where nothing is shown yet. */
export const Empty = ({
  children,
  command,
}: {
  readonly children: ComponentChildren
  readonly command?: string | undefined
}) => (
  <div class="empty">
    <p>{children}</p>
    {command && transport().origin && (
      <>
        <p>Try it:</p>
        <pre class="command">{command}</pre>
        <Copy text={command} label="Copy the command" />
      </>
    )}
  </div>
)

/** Runs actions, and keeps the message of the one that failed last. */
export const useAction = (): {
  readonly error: string
  readonly run: (action: () => Promise<unknown>) => void
} => {
  const [error, setError] = useState('')
  return {
    error,
    run(action) {
      action().then(
        () => setError(''),
        (cause: unknown) => setError(messageOf(cause)),
      )
    },
  }
}

export const Problem = ({ text }: { readonly text: string }) => (
  <p class="problem" role="alert">
    {text}
  </p>
)

/** Loads a value, and again when one of the dependencies has changed. The previous one stays meanwhile. */
export const useLoaded = <T,>(
  load: (signal: AbortSignal) => Promise<T>,
  dependencies: readonly unknown[],
): { readonly value: T | undefined; readonly error: string } => {
  const [state, setState] = useState<{ value: T | undefined; error: string }>({
    value: undefined,
    error: '',
  })
  useEffect(() => {
    const stop = new AbortController()
    load(stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) setState({ value, error: '' })
      },
      (cause: unknown) => {
        if (!stop.signal.aborted) setState(({ value }) => ({ value, error: messageOf(cause) }))
      },
    )
    return () => stop.abort()
  }, dependencies)
  return state
}

/** Links to the views of a part of the page. */
export const Tabs = ({
  label,
  tabs,
  current,
}: {
  readonly label: string
  readonly tabs: readonly { readonly name: string; readonly href: string; readonly text?: string }[]
  readonly current: string
}) => (
  <nav class="tabs" aria-label={label}>
    {tabs.map(({ name, href, text = name }) => (
      <a key={name} href={href} aria-current={name === current ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)
