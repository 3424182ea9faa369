import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { moltghost } from '@molt-sdk/contracts/moltghost'
import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import { moltify } from '@molt-sdk/contracts/moltify'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { socketOperations } from './moltghost/socket-operations.ts'

/** Operations by platform name, then by operation id. */
export const operationsByPlatform = {
  moltinfra: moltinfra.operations,
  moltify: moltify.operations,
  moltbotden: moltbotden.operations,
  moltghost: { ...moltghost.operations, ...socketOperations },
  'moltghost-control': moltghostControl.operations,
}
