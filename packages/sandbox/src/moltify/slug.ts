/** A name as it can stand in an address. */
const slugify = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'agent'

/** A slug for a name that nothing else has yet. */
export const uniqueSlug = (name: string, isTaken: (slug: string) => boolean): string => {
  const first = slugify(name)
  let slug = first
  for (let count = 2; isTaken(slug); count++) slug = `${first}-${count}`
  return slug
}
