import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'

/** Returns the output of git, or `undefined` if it fails: no git, not a checkout, an unknown commit. */
export function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }).trim()
  } catch {
    return undefined
  }
}

/** The commit in which the version of a package last changed. */
export function versionCommit(manifest: string): string | undefined {
  return git('log', '-1', '--format=%H', '-G^ *"version":', '--', manifest)
}

/** Tracked files that differ from a commit, committed since or not; absolute paths. */
export function changedSince(commit: string): string[] {
  const names = git('diff', '--name-only', commit) ?? ''
  return names.split('\n').map((name) => join(root, name))
}
