import { Tabs } from './parts.tsx'
import { linkTo } from './route.ts'

/** Links to the lists of a platform. */
export const Lists = ({
  platform,
  lists,
  current,
}: {
  readonly platform: string
  readonly lists: readonly string[]
  readonly current: string
}) => (
  <Tabs
    label="Lists"
    current={current}
    tabs={lists.map((name) => ({ name, href: linkTo('state', platform, name) }))}
  />
)
