/** What operations of one kind have in common. */
const documented = { auth: 'apiKey', status: 200, source: 'reference' } as const

export const list = {
  ...documented,
  method: 'GET',
  effect: 'read',
  errors: ['validation_failed'],
} as const

export const read = { ...documented, method: 'GET', effect: 'read', errors: ['not_found'] } as const

export const create = {
  ...documented,
  method: 'POST',
  effect: 'create',
  status: 201,
  errors: ['validation_failed', 'invalid_state', 'not_found', 'conflict'],
} as const

export const replace = {
  ...documented,
  method: 'PUT',
  effect: 'replace',
  errors: ['validation_failed', 'invalid_state', 'not_found', 'conflict'],
} as const

export const remove = {
  ...documented,
  method: 'DELETE',
  effect: 'delete',
  errors: ['invalid_state', 'not_found', 'conflict'],
} as const

export const transition = {
  ...documented,
  method: 'POST',
  effect: 'transition',
  errors: ['validation_failed', 'invalid_state', 'not_found', 'conflict'],
} as const
