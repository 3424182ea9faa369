import type { MoltInfra } from '@moltinfra/sdk'
import { methodByOperation } from '../../../moltinfra/src/method-by-operation.ts'
import type { Catalogue } from './catalogue.ts'
import { createCatalogue } from './create-catalogue.ts'
import { operations } from './moltinfra.generated.ts'

export type { Catalogue, CatalogueOperation, Input, Parameter } from './catalogue.ts'

/** The operations of the MoltInfra client. */
export const catalogue: Catalogue<MoltInfra> = createCatalogue(
  'moltinfra',
  operations,
  methodByOperation,
)
