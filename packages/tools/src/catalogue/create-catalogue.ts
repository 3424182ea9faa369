import type { CallOptions } from '@molt-sdk/core'
import type { Arguments, Catalogue, CatalogueOperation } from './catalogue.ts'
import { toArguments } from './to-arguments.ts'

type Method<Client> = (client: Client, args: Arguments, options?: CallOptions) => unknown

/** Joins the descriptions of operations with the methods that carry them out. */
export const createCatalogue = <Client>(
  platform: string,
  operations: readonly CatalogueOperation[],
  methods: object,
): Catalogue<Client> => ({
  platform,
  operations,
  call(client, operation, input, options) {
    const method = (methods as Readonly<Record<string, Method<Client>>>)[operation.id]
    if (!method) throw new TypeError(`${platform} has no client method for ${operation.id}.`)
    return method(client, toArguments(operation, input), options)
  },
})
