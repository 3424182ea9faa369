let prefix: string | undefined
let count = 0

/** Creates an id that is unique in this process and, together with its prefix, most likely elsewhere. */
export const createCallId = (): string => {
  // Not when the module is loaded: some runtimes have no random numbers outside of a request.
  prefix ??= Math.random().toString(36).slice(2, 8)
  return `${prefix}-${(++count).toString(36)}`
}
