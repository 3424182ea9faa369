import type { ApiDocs } from './docs.ts'

type Json = Record<string, unknown>

/** Describes a signature header as an API key, because OpenAPI has no security scheme for signatures. */
export const signatureSchemes = ({ signature }: ApiDocs): Json =>
  Object.fromEntries(
    Object.entries(signature?.headers ?? {}).map(([name, description]) => [
      name,
      { type: 'apiKey', in: 'header', name, description, 'x-source': signature?.source },
    ]),
  )

/** Security requirement with all signature headers. */
export const signatureRequirement = ({ signature }: ApiDocs): Record<string, string[]> =>
  Object.fromEntries(Object.keys(signature?.headers ?? {}).map((name) => [name, []]))
