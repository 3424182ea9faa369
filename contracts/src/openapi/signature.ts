import type { ApiDocs } from './docs.ts'

type Json = Record<string, unknown>

/** A header that signs a call as a security scheme: OpenAPI has none for signatures. */
export const signatureSchemes = ({ signature }: ApiDocs): Json =>
  Object.fromEntries(
    Object.entries(signature?.headers ?? {}).map(([name, description]) => [
      name,
      { type: 'apiKey', in: 'header', name, description, 'x-source': signature?.source },
    ]),
  )

/** Every header that signs a call, all of them needed. */
export const signatureRequirement = ({ signature }: ApiDocs): Record<string, string[]> =>
  Object.fromEntries(Object.keys(signature?.headers ?? {}).map((name) => [name, []]))
