import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Io } from '../io.ts'
import { UsageError } from '../usage-error.ts'

/** What a profile remembers of a platform. */
export interface Account {
  readonly apiKey: string
  readonly baseUrl?: string | undefined
}

/** Accounts by platform. */
export type Profile = Readonly<Record<string, Account>>

/** Profiles by name. */
export type Profiles = Readonly<Record<string, Profile>>

/** Name of the profile that is used by default. */
export const defaultProfile = 'default'

const ownerOnly = 0o600

/** Path of the profiles in the user's configuration folder. */
export const profilePath = ({ env }: Pick<Io, 'env'>): string => {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const folder =
    env['XDG_CONFIG_HOME'] ||
    (process.platform === 'win32' && env['APPDATA']) ||
    join(home, '.config')
  return join(folder, 'molt', 'profiles.json')
}

/** Reads the profiles. Without a file there are none. */
export const readProfiles = (io: Pick<Io, 'env'>): Profiles => {
  const path = profilePath(io)
  try {
    const { profiles } = JSON.parse(readFileSync(path, 'utf8')) as { readonly profiles?: Profiles }
    return profiles ?? {}
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    // The message of a syntax error quotes the file, which contains keys.
    const reason = error instanceof SyntaxError ? 'it is not valid JSON' : (error as Error).message
    throw new UsageError(`Cannot read ${path}: ${reason}. Fix or delete the file.`)
  }
}

/** Writes the profiles. Only their owner can read the file, which is replaced in one step. */
export const writeProfiles = (io: Pick<Io, 'env'>, profiles: Profiles): void => {
  const path = profilePath(io)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, `${JSON.stringify({ profiles }, null, 2)}\n`, { mode: ownerOnly })
  // The mode of an existing file, and that of a new one under some umasks, would be another.
  chmodSync(temporary, ownerOnly)
  renameSync(temporary, path)
}

/** Whether others than the owner can read the profiles. */
export const isExposed = (io: Pick<Io, 'env'>): boolean => {
  if (process.platform === 'win32') return false
  const found = statSync(profilePath(io), { throwIfNoEntry: false })
  return found !== undefined && (found.mode & 0o077) !== 0
}
