import * as core from '@molt-sdk/core'
import * as sandbox from '@molt-sdk/sandbox'
import * as scenarios from '@molt-sdk/sandbox/scenarios'
import * as moltbotden from '@moltbotden/sdk'
import * as moltbotdenErrors from '@moltbotden/sdk/errors'
import * as moltghost from '@moltghost/sdk'
import * as moltghostErrors from '@moltghost/sdk/errors'
import * as moltify from '@moltify/sdk'
import * as moltifyErrors from '@moltify/sdk/errors'
import * as webhooks from '@moltify/sdk/webhooks'
import * as redis from '@moltify/sdk/webhooks/redis'
import * as moltinfra from '@moltinfra/sdk'
import * as moltinfraErrors from '@moltinfra/sdk/errors'
import type { moduleNames } from './module-names.ts'

/** The modules that a program in the playground can import, by their names. */
export const modules: Readonly<Record<(typeof moduleNames)[number], object>> = {
  '@molt-sdk/core': core,
  '@molt-sdk/sandbox': sandbox,
  '@molt-sdk/sandbox/scenarios': scenarios,
  '@moltbotden/sdk': moltbotden,
  '@moltbotden/sdk/errors': moltbotdenErrors,
  '@moltghost/sdk': moltghost,
  '@moltghost/sdk/errors': moltghostErrors,
  '@moltify/sdk': moltify,
  '@moltify/sdk/errors': moltifyErrors,
  '@moltify/sdk/webhooks': webhooks,
  '@moltify/sdk/webhooks/redis': redis,
  '@moltinfra/sdk': moltinfra,
  '@moltinfra/sdk/errors': moltinfraErrors,
}
