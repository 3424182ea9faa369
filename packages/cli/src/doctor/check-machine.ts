import { isExposed, profilePath, readProfiles } from '../account/profile-file.ts'
import type { Io } from '../io.ts'
import type { Check } from './check.ts'

const minNode = [20, 19] as const

/** Checks Node.js and the profiles. */
export const checkMachine = (io: Pick<Io, 'env'>): Check[] => [
  checkNode(process.versions.node),
  checkProfiles(io),
]

/** Checks a version of Node.js. */
export const checkNode = (version: string): Check => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const ok = major > minNode[0] || (major === minNode[0] && minor >= minNode[1])
  return {
    name: 'Node.js',
    ok,
    message: `version ${version}`,
    ...(!ok && { fix: `Install Node.js ${minNode.join('.')} or newer.` }),
  }
}

const checkProfiles = (io: Pick<Io, 'env'>): Check => {
  const name = 'Profiles'
  const path = profilePath(io)
  try {
    const names = Object.keys(readProfiles(io))
    if (isExposed(io)) {
      const message = `other users of this machine can read ${path}`
      return { name, ok: false, message, fix: `Run: chmod 600 "${path}"` }
    }
    return { name, ok: true, message: names.length ? `${names.join(', ')} in ${path}` : 'none' }
  } catch (error) {
    return { name, ok: false, message: (error as Error).message }
  }
}
