import type { Moltify } from '@moltify/sdk'
import { methodByOperation } from '../../../moltify/src/method-by-operation.ts'
import type { Catalogue } from './catalogue.ts'
import { createCatalogue } from './create-catalogue.ts'
import { operations } from './moltify.generated.ts'

export type { Catalogue, CatalogueOperation, Input, Parameter } from './catalogue.ts'

/** The operations of the Moltify client. */
export const catalogue: Catalogue<Moltify> = createCatalogue(
  'moltify',
  operations,
  methodByOperation,
)
