/** Environment variables in which `cli.ts` passes the target to the tests. */
export const targetEnvVar = 'MOLT_CONFORMANCE_TARGET'
export const apiEnvVar = 'MOLT_CONFORMANCE_API'
