/**
 * Writes the lines of a changelog: the text of each changeset. Commits are left out, and so are
 * versions of dependencies, because all packages are released together.
 */
export const getReleaseLine = async (/** @type {{ summary: string }} */ { summary }) => {
  const [first = '', ...rest] = summary.split('\n')
  return `- ${first}${rest.map((line) => (line === '' ? '\n' : `\n  ${line}`)).join('')}`
}

export const getDependencyReleaseLine = async () => ''
