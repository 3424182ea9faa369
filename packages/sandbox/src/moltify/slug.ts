/** Converts a name to lower-case letters, digits and hyphens. */
const slugify = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'agent'

/**
 * Returns a slug for a name, with a number at the end if the slug is taken. `lastNumbers` has the last
 * number of each slug, so that agents with the same name do not try all numbers again.
 */
export const uniqueSlug = (
  name: string,
  isTaken: (slug: string) => boolean,
  lastNumbers: Map<string, number> = new Map(),
): string => {
  const base = slugify(name)
  if (!isTaken(base)) return base
  let number = (lastNumbers.get(base) ?? 1) + 1
  while (isTaken(`${base}-${number}`)) number++
  lastNumbers.set(base, number)
  return `${base}-${number}`
}
