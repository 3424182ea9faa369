import { expect, test } from 'vitest'
import { entries, internals } from './entries.ts'

test('every export with a source becomes an entry, under its own conditions too', () => {
  const manifest = {
    name: '@a/b',
    version: '0.0.0',
    exports: {
      '.': { '@molt-sdk/source': './src/index.ts', default: './dist/index.js' },
      './webhooks': {
        node: { '@molt-sdk/source': './src/webhooks.node.ts', default: './dist/webhooks.node.js' },
        '@molt-sdk/source': './src/webhooks.ts',
        default: './dist/webhooks.js',
      },
      './package.json': './package.json',
    },
  }
  expect(entries(manifest)).toEqual({
    index: './src/index.ts',
    webhooks: './src/webhooks.ts',
    'webhooks.node': './src/webhooks.node.ts',
  })
})

test('a command is an entry', () => {
  const manifest = { name: '@a/b', version: '0.0.0', bin: { ab: './dist/cli.node.js' } }
  expect(entries(manifest)).toEqual({ 'cli.node': 'src/cli.node.ts' })
})

test('what is loaded when needed is no entry, but is built', () => {
  const manifest = {
    name: '@a/b',
    version: '0.0.0',
    imports: {
      '#files': {
        node: { '@molt-sdk/source': './src/files.node.ts', default: './dist/files.node.js' },
        '@molt-sdk/source': './src/files.ts',
        default: './dist/files.js',
      },
    },
  }
  expect(entries(manifest)).toEqual({})
  expect(internals(manifest)).toEqual({
    files: './src/files.ts',
    'files.node': './src/files.node.ts',
  })
})
