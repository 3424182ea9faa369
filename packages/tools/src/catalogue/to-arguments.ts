import type { Arguments, CatalogueOperation, Input } from './catalogue.ts'

/** Sorts flat inputs into path parameters, query and body. Inputs that are `undefined` are left out. */
export const toArguments = ({ parameters }: CatalogueOperation, input: Input): Arguments => {
  const select = (place: 'path' | 'query' | 'body') =>
    Object.fromEntries(
      parameters
        .filter(({ name, in: location }) => location === place && input[name] !== undefined)
        .map(({ name, field }) => [field, input[name]]),
    )
  return { params: select('path'), query: select('query'), body: select('body') }
}
