/** A category as the platform keeps it. */
export interface StoredCategory {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly description: string
}
