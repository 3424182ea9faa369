/** Converts a name to lower-case letters, digits and hyphens. */
const slugify = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'agent'

/** Returns a slug for a name, with a number at the end if the slug is taken. */
export const uniqueSlug = (name: string, isTaken: (slug: string) => boolean): string => {
  const base = slugify(name)
  let slug = base
  for (let count = 2; isTaken(slug); count++) slug = `${base}-${count}`
  return slug
}
