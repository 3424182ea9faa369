/** The state of an agent comes before all that it is asked. */
const lifecycleErrors = [
  'agent_initializing',
  'agent_paused',
  'agent_restarting',
  'agent_failed',
  'agent_terminated',
] as const

/** A question that is asked twice is answered, and paid for, twice. */
export const promptDefaults = {
  method: 'POST',
  auth: 'apiKey',
  effect: 'create',
  status: 200,
} as const

/** Errors of whatever makes the agent think. */
export const promptErrors = [
  ...lifecycleErrors,
  'invalid_request',
  'model_not_found',
  'skill_not_found',
  'quota_exceeded',
  'timeout',
] as const

export const read = { method: 'GET', effect: 'read', status: 200, errors: lifecycleErrors } as const
