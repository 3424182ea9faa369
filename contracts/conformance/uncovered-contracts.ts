/** Contracts without cases yet. Remove a name when its first case is added. */
export const uncoveredContracts: readonly string[] = []
