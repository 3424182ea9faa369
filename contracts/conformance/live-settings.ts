/** Environment variables in which `run.ts` tells the tests what to check. */
export const targetVariable = 'MOLT_CONFORMANCE_TARGET'
export const apiVariable = 'MOLT_CONFORMANCE_API'
