import type { Catalogue } from '@molt-sdk/tools/internal/catalogue/moltify'
import type { IsMoney } from '../output/cells.ts'

type Schema = Catalogue['operations'][number]['result']

/** Returns a function that knows which fields of a platform's responses are amounts in cents. */
export const moneyFields = ({ operations }: Pick<Catalogue, 'operations'>): IsMoney => {
  const names = new Set<string>()
  for (const { result } of operations) collect(result, names)
  return (name) => names.has(name.slice(name.lastIndexOf('.') + 1))
}

const collect = ({ properties = {}, items, anyOf = [] }: Schema, names: Set<string>): void => {
  for (const [name, schema] of Object.entries(properties)) {
    if (schema['x-unit'] === 'cents') names.add(name)
    collect(schema, names)
  }
  for (const schema of [...(items ? [items] : []), ...anyOf]) collect(schema, names)
}
