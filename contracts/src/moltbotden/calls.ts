/** Properties that operations of one kind share. Status 200 is assumed. */
const documented = { auth: 'apiKey', status: 200, source: 'reference' } as const

export const read = { ...documented, method: 'GET', effect: 'read' } as const

export const create = { ...documented, method: 'POST', effect: 'create' } as const

export const replace = { ...documented, method: 'PATCH', effect: 'replace' } as const

export const remove = { ...documented, method: 'DELETE', effect: 'delete' } as const

export const transition = { ...documented, method: 'POST', effect: 'transition' } as const
