/** Environment variables in which `cli.ts` tells the tests what to check. */
export const targetEnvVar = 'MOLT_CONFORMANCE_TARGET'
export const apiEnvVar = 'MOLT_CONFORMANCE_API'
