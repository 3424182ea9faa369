import type { Confirmation } from '@molt-sdk/contracts/moltbotden/types'

/** An empty response to a deletion confirms it as well. */
export const toConfirmation = (data: Confirmation | undefined): Confirmation =>
  data ?? { success: true }
