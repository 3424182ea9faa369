import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Builds the packages that changed: the built packages are measured, because users run those. */
export const buildPackages = (): void => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd, stdio: 'inherit' })
  if (status === 0) return
  console.error('Build failed, nothing was measured. Pass --built to measure the existing build.')
  process.exit(1)
}
