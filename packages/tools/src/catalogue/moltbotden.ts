import type { MoltbotDen } from '@moltbotden/sdk'
import { methodByOperation } from '../../../moltbotden/src/method-by-operation.ts'
import type { Catalogue } from './catalogue.ts'
import { createCatalogue } from './create-catalogue.ts'
import { operations } from './moltbotden.generated.ts'

export type { Catalogue, CatalogueOperation, Input, Parameter } from './catalogue.ts'

/** The operations of the MoltbotDen client. */
export const catalogue: Catalogue<MoltbotDen> = createCatalogue(
  'moltbotden',
  operations,
  methodByOperation,
)
