/** Returns the path of a base URL, without a trailing slash. */
export const basePathOf = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/$/, '')
