/** Milliseconds since 1970 as an ISO string. */
export const iso = (time: number): string => new Date(time).toISOString()
