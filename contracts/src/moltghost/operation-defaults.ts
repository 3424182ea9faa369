/** Errors of agents that are not running. Every operation can return them. */
const lifecycleErrors = [
  'agent_initializing',
  'agent_paused',
  'agent_restarting',
  'agent_failed',
  'agent_terminated',
] as const

/** Not idempotent: a repeated request is processed, and charged, again. */
export const promptDefaults = {
  method: 'POST',
  auth: 'apiKey',
  effect: 'create',
  status: 200,
} as const

/** Errors of operations that use the model. */
export const promptErrors = [
  ...lifecycleErrors,
  'invalid_request',
  'model_not_found',
  'skill_not_found',
  'quota_exceeded',
  'timeout',
] as const

export const read = { method: 'GET', effect: 'read', status: 200, errors: lifecycleErrors } as const
