/**
 * How sure we are of a statement about a platform.
 *
 * - `reference`: the platform's own reference document says so.
 * - `inferred`: drawn from other documents of the platform or of its lineage.
 * - `assumed`: written nowhere; our choice until the platform says otherwise.
 */
export type Provenance = 'reference' | 'inferred' | 'assumed'
