/** Result of a check of `molt doctor`. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly message: string
  /** What to do if it failed. */
  readonly fix?: string | undefined
  /** `key` if the API key is missing or was rejected. */
  readonly problem?: 'key' | undefined
}
