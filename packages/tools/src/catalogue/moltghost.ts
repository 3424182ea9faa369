import type { MoltGhostAgent } from '@moltghost/sdk'
import { methodByOperation } from '../../../moltghost/src/method-by-operation.ts'
import type { Catalogue } from './catalogue.ts'
import { createCatalogue } from './create-catalogue.ts'
import { operations } from './moltghost.generated.ts'

export type { Catalogue, CatalogueOperation, Input, Parameter } from './catalogue.ts'

/** The operations of the MoltGhostAgent client. */
export const catalogue: Catalogue<MoltGhostAgent> = createCatalogue(
  'moltghost',
  operations,
  methodByOperation,
)
