/** Properties that operations of one kind share. Status 200 is assumed. */
const referenceDefaults = { auth: 'apiKey', status: 200, source: 'reference' } as const

export const read = { ...referenceDefaults, method: 'GET', effect: 'read' } as const

export const create = { ...referenceDefaults, method: 'POST', effect: 'create' } as const

export const replace = { ...referenceDefaults, method: 'PATCH', effect: 'replace' } as const

export const remove = { ...referenceDefaults, method: 'DELETE', effect: 'delete' } as const

export const transition = { ...referenceDefaults, method: 'POST', effect: 'transition' } as const
