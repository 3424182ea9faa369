import { control } from './api.ts'
import { Problem, Tabs, useAction, useLoaded } from './parts.tsx'
import { linkTo } from './route.ts'
import { useChanges } from './store.ts'
import type { AssumptionItem } from './types.ts'

const platforms = ['moltify', 'moltbotden', 'moltghost', 'moltinfra']

/** What the documents of a platform leave open, with the reason for each choice, to be switched. */
export const Assumptions = ({ platform }: { readonly platform: string }) => {
  const changes = useChanges(platform)
  const { error, run } = useAction()
  const loaded = useLoaded<readonly AssumptionItem[]>(
    (signal) => control('GET', `/${platform}/assumptions`, undefined, signal),
    [platform, changes],
  )
  const change = (name: string, value: unknown): void =>
    run(() => control('PATCH', `/${platform}/settings`, { assumptions: { [name]: value } }))
  return (
    <>
      <Tabs
        label="Platforms"
        current={platform}
        tabs={platforms.map((name) => ({ name, href: linkTo('control', 'assumptions', name) }))}
      />
      {(error || loaded.error) && <Problem text={error || loaded.error} />}
      <ul class="assumptions">
        {loaded.value?.map((item) => (
          <li key={item.name} class={item.value === item.default ? '' : 'changed'}>
            <div>
              <strong>{item.name}</strong> <Choice item={item} onChange={change} />
            </div>
            <p>
              {item.reason} <small>Source: {item.source}.</small>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

const Choice = ({
  item: { name, value, choices },
  onChange,
}: {
  readonly item: AssumptionItem
  readonly onChange: (name: string, value: unknown) => void
}) =>
  choices ? (
    <select
      aria-label={name}
      value={String(choices.indexOf(value))}
      onChange={({ currentTarget }) => onChange(name, choices[Number(currentTarget.value)])}
    >
      {choices.map((choice, at) => (
        <option key={String(choice)} value={at}>
          {String(choice)}
        </option>
      ))}
    </select>
  ) : (
    <input
      type="number"
      aria-label={name}
      min="0"
      value={Number(value)}
      onChange={({ currentTarget }) => onChange(name, currentTarget.valueAsNumber)}
    />
  )
