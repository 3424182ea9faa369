/** The version of the package. The build replaces it with that of package.json. */
export const version: string = 'source'
