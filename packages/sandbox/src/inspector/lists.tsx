import type { ComponentChildren } from 'preact'
import { Fragment } from 'preact'
import { Problem, Tabs, useAction } from './parts.tsx'
import { linkTo } from './route.ts'

/** Runs an action. Its error is shown above the list. */
export type Run = (action: () => Promise<unknown>) => void

/** The lists of a platform: links to all of them, and the one that is chosen, by default the first. */
export const Lists = ({
  platform,
  current,
  above,
  lists,
}: {
  readonly platform: string
  readonly current: string | undefined
  /** What is shown above every list, and stays when another one is chosen. */
  readonly above?: (run: Run) => ComponentChildren
  readonly lists: Readonly<Record<string, (run: Run) => ComponentChildren>>
}) => {
  const { error, run } = useAction()
  const names = Object.keys(lists)
  const name = names.find((other) => other === current) ?? names[0] ?? ''
  return (
    <>
      <Tabs
        label="Lists"
        current={name}
        tabs={names.map((other) => ({ name: other, href: linkTo('state', platform, other) }))}
      />
      {error && <Problem text={error} />}
      {above?.(run)}
      <Fragment key={name}>{lists[name]?.(run)}</Fragment>
    </>
  )
}
