import { docs as moltinfraDocs } from '../src/moltinfra/docs.ts'
import { components } from '../src/openapi/components.ts'
import { typeDeclarations } from '../src/openapi/types.ts'

const apis = [{ name: 'moltinfra', docs: moltinfraDocs }]

const banner = '// Made from the contract by `contracts/scripts/emit.ts`: edit that instead.\n\n'

/** Every file that is made from a contract, as it should be on disk. */
export const emitted = (): { path: string; text: string }[] =>
  apis.flatMap(({ name, docs }) => [
    { path: `src/${name}/types.ts`, text: banner + typeDeclarations(components(docs.schemas)) },
  ])
