/** Properties that operations of one kind share. */
const referenceDefaults = {
  auth: 'apiKey',
  session: true,
  status: 200,
  source: 'reference',
} as const

/** Added to operations that need an API key: they do not accept sessions. */
export const apiKeyOnly = { session: false } as const

export const list = {
  ...referenceDefaults,
  method: 'GET',
  effect: 'read',
  errors: ['validation_failed'],
} as const

export const read = {
  ...referenceDefaults,
  method: 'GET',
  effect: 'read',
  errors: ['not_found'],
} as const

export const create = {
  ...referenceDefaults,
  method: 'POST',
  effect: 'create',
  status: 201,
  errors: ['validation_failed', 'invalid_state', 'not_found', 'conflict'],
} as const

export const replace = {
  ...referenceDefaults,
  method: 'PUT',
  effect: 'replace',
  errors: ['validation_failed', 'invalid_state', 'not_found', 'conflict'],
} as const

export const remove = {
  ...referenceDefaults,
  method: 'DELETE',
  effect: 'delete',
  errors: ['invalid_state', 'not_found', 'conflict'],
} as const

export const transition = {
  ...referenceDefaults,
  method: 'POST',
  effect: 'transition',
  errors: ['validation_failed', 'invalid_state', 'not_found', 'conflict'],
} as const
