import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { moltify } from '@molt-sdk/contracts/moltify'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'

/** The operations of each platform, by its name. */
export const tables = {
  moltinfra: moltinfra.operations,
  moltify: moltify.operations,
  moltbotden: moltbotden.operations,
}
