import type { Confirmation } from '@molt-sdk/contracts/moltbotden/types'

/** Treats an empty response to a deletion as a confirmation. */
export const toConfirmation = (data: Confirmation | undefined): Confirmation =>
  data ?? { success: true }
