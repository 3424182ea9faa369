import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '../lib/checks.ts'
import type { Matrix } from './projects.ts'

const compilerOptions = {
  module: 'commonjs',
  target: 'es2022',
  strict: true,
  skipLibCheck: false,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  outDir: 'dist',
}

/** Nest 11, the last version that is CommonJS, with the compiler options of its starter project. */
export function nestChecks({ nodes, install }: Matrix): Check[] {
  const made = install({
    type: 'commonjs',
    dependencies: {
      '@nestjs/common': '^11.0.0',
      '@nestjs/core': '^11.0.0',
      '@nestjs/platform-express': '^11.0.0',
      'reflect-metadata': '^0.2.0',
      rxjs: '^7.8.0',
      typescript: '~5.9.0',
      '@types/node': '^20.0.0',
    },
    sources: ['matrix/nest'],
    async prepare({ folder, run }) {
      renameSync(join(folder, 'src', 'main.mts'), join(folder, 'src', 'main.ts'))
      const tsconfig = { compilerOptions, files: ['src/main.ts'] }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
      await run([process.execPath, join('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'])
    },
  })
  return nodes.map(({ name, file }) => ({
    name: `Nest 11, module commonjs, ${name}`,
    run: async () => {
      const { run } = await made()
      const output = await run([file, join('dist', 'main.js')])
      return output === '200 Ada\n418 true\n' ? [] : [`It printed: ${output}`]
    },
  }))
}
