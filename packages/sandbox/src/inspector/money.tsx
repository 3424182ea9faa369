import { control } from './api.ts'
import { Problem, useLoaded } from './parts.tsx'
import { useChanges } from './store.ts'
import { dollars, Table, time } from './table.tsx'

interface Totals {
  readonly deposits: number
  readonly balances: number
  readonly held: number
  readonly paidOut: number
  readonly fees: number
}

const parts = [
  ['balances', 'in wallets'],
  ['held', 'held for tasks'],
  ['paidOut', 'paid out'],
  ['fees', 'fees'],
] as const

/** The ledger, drawn so that one sees that no cent appears or disappears. */
export const Money = () => {
  const changes = useChanges('moltify')
  const { value, error } = useLoaded<Totals>(
    (signal) => control('GET', '/moltify/totals', undefined, signal),
    [changes],
  )
  return (
    <>
      {error && <Problem text={error} />}
      {value && <Conservation totals={value} />}
      <Table
        platform="moltify"
        list="entries"
        empty="No money has moved."
        columns={[
          { field: 'at', title: 'time', render: time },
          { field: 'type' },
          { field: 'amount', render: dollars },
          { field: 'from' },
          { field: 'to' },
          { field: 'taskId', title: 'task' },
        ]}
      />
    </>
  )
}

const Conservation = ({ totals }: { readonly totals: Totals }) => {
  const sum = parts.reduce((total, [field]) => total + totals[field], 0)
  return (
    <figure class="money">
      <div class="bar deposits">deposits {dollars(totals.deposits)}</div>
      <div class="bar">
        {parts.map(([field, label]) =>
          totals[field] > 0 ? (
            <div
              key={field}
              class={field}
              style={{ flexGrow: `${totals[field]}` }}
              title={`${label}: ${dollars(totals[field])}`}
            />
          ) : null,
        )}
      </div>
      <figcaption>
        {dollars(totals.deposits)} deposits {sum === totals.deposits ? '=' : '≠'}
        {parts.map(([field, label], at) => (
          <span key={field}>
            {at > 0 && ' +'} <i class={field} /> {dollars(totals[field])} {label}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
