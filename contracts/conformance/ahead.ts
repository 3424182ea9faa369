/** Contracts that are written ahead of their client and sandbox, and cannot be checked before. */
export const ahead: readonly string[] = ['moltify']
