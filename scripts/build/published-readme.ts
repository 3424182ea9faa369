/** What a README says about the documentation site while its address is not known. */
const placeholder =
  /The documentation site (.*?) It is in the folder `docs` of the repository until it is published\./

/**
 * Returns the README of a published package, which links the documentation site if its address is known.
 *
 * @param homepage `homepage` of the root package.json
 */
export const publishedReadme = (text: string, homepage = ''): string =>
  homepage === '' ? text : text.replace(placeholder, `The [documentation site](${homepage}) $1`)
