/** What operations have in common. A question that is asked twice is answered, and paid for, twice. */
export const ask = { method: 'POST', auth: 'apiKey', effect: 'create', status: 200 } as const

/** Errors of whatever makes the agent think. */
export const asking = ['invalid_request', 'model_not_found', 'quota_exceeded', 'timeout'] as const

export const read = { method: 'GET', effect: 'read', status: 200, errors: [] } as const
