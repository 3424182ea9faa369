import { MoltbotDen } from './moltbotden.tsx'
import { MoltGhost } from './moltghost.tsx'
import { Moltify } from './moltify.tsx'
import { MoltInfra } from './moltinfra.tsx'
import { Tabs } from './parts.tsx'
import { linkTo } from './route.ts'

const views = {
  moltify: { title: 'Moltify', View: Moltify },
  moltbotden: { title: 'MoltbotDen', View: MoltbotDen },
  moltghost: { title: 'MoltGhost', View: MoltGhost },
  moltinfra: { title: 'MoltInfra', View: MoltInfra },
} as const

/** The data of one platform. */
export const State = ({ route }: { readonly route: readonly string[] }) => {
  const [platform = 'moltify', ...rest] = route
  const name = platform in views ? (platform as keyof typeof views) : 'moltify'
  const { View } = views[name]
  return (
    <div class="column">
      <Tabs
        label="Platforms"
        current={name}
        tabs={Object.entries(views).map(([key, { title }]) => ({
          name: key,
          text: title,
          href: linkTo('state', key),
        }))}
      />
      <View route={rest} />
    </div>
  )
}
