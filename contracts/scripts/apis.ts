import type { Api } from '../src/kernel/index.ts'
import { docs as moltbotdenDocs } from '../src/moltbotden/docs.ts'
import { moltbotden } from '../src/moltbotden/index.ts'
import { docs as moltghostDocs } from '../src/moltghost/docs.ts'
import { moltghost } from '../src/moltghost/index.ts'
import { docs as moltghostControlDocs } from '../src/moltghost-control/docs.ts'
import { moltghostControl } from '../src/moltghost-control/index.ts'
import { docs as moltifyDocs } from '../src/moltify/docs.ts'
import { moltify } from '../src/moltify/index.ts'
import { docs as moltinfraDocs } from '../src/moltinfra/docs.ts'
import { moltinfra } from '../src/moltinfra/index.ts'
import type { ApiDocs } from '../src/openapi/index.ts'

interface DescribedApi {
  folder: string
  api: Api
  docs: ApiDocs
  /** Whether a published client, in the folder of the same name in `packages`, has its schemas. */
  hasClient?: true
}

/** All APIs that documents and types are generated for. */
export const apis: readonly DescribedApi[] = [
  { folder: 'moltinfra', api: moltinfra, docs: moltinfraDocs, hasClient: true },
  { folder: 'moltify', api: moltify, docs: moltifyDocs, hasClient: true },
  { folder: 'moltbotden', api: moltbotden, docs: moltbotdenDocs, hasClient: true },
  { folder: 'moltghost', api: moltghost, docs: moltghostDocs, hasClient: true },
  { folder: 'moltghost-control', api: moltghostControl, docs: moltghostControlDocs },
]
