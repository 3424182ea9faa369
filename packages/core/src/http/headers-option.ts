/** Headers in any of the forms that `fetch` takes. */
export type HeadersOption =
  | Headers
  | Iterable<readonly [string, string | null | undefined]>
  | Readonly<Record<string, string | null | undefined>>
