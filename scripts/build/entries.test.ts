import { expect, test } from 'vitest'
import { entries } from './entries.ts'

test('returns an entry for every export with a source, including nested conditions', () => {
  const manifest = {
    name: '@a/b',
    version: '0.0.0',
    exports: {
      '.': { '@molt-sdk/source': './src/index.ts', default: './dist/index.js' },
      './webhooks': {
        node: {
          '@molt-sdk/source': './src/webhooks.node.ts',
          require: './dist/webhooks.node.cjs',
          default: './dist/webhooks.node.js',
        },
        '@molt-sdk/source': './src/webhooks.ts',
        require: './dist/webhooks.cjs',
        default: './dist/webhooks.js',
      },
      './package.json': './package.json',
    },
  }
  expect(entries(manifest)).toEqual([
    { name: 'index', source: './src/index.ts', commonjs: false, hasTypes: true },
    { name: 'webhooks', source: './src/webhooks.ts', commonjs: true, hasTypes: true },
    { name: 'webhooks.node', source: './src/webhooks.node.ts', commonjs: true, hasTypes: true },
  ])
})

test('marks an internal subpath as built without types', () => {
  const files = { '@molt-sdk/source': './src/files.ts', default: './dist/internal/files.js' }
  const manifest = { name: '@a/b', version: '0.0.0', exports: { './internal/files': files } }
  expect(entries(manifest)).toMatchObject([{ name: 'internal/files', hasTypes: false }])
})

test('returns a command as an entry without CommonJS', () => {
  const manifest = { name: '@a/b', version: '0.0.0', bin: { ab: './dist/cli.node.js' } }
  expect(entries(manifest)).toEqual([
    { name: 'cli.node', source: './src/cli.node.ts', commonjs: false, hasTypes: false },
  ])
})
