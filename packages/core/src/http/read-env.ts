/**
 * Reads an environment variable. An empty one counts as not set. Browsers have no variables, and Deno
 * throws if they may not be read.
 */
export const readEnv = (name: string): string | undefined => {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  try {
    return process?.env?.[name] || undefined
  } catch {
    return undefined
  }
}
