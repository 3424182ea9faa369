import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Builds what has changed: users run the built packages, so they are what is measured. */
export const buildPackages = (): void => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd, stdio: 'inherit' })
  if (status === 0) return
  console.error('The build failed, so nothing was measured. `--built` measures the build before.')
  process.exit(1)
}
