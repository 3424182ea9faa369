import { expect, test } from 'vitest'
import { publishedManifest } from './published-manifest.ts'

const leaf = (name: string, extension = '') => ({
  '@molt-sdk/source': `./src/${name}.ts`,
  require: `./dist/${name}${extension}.cjs`,
  default: `./dist/${name}${extension}.js`,
})

const manifest = {
  name: '@a/b',
  version: '1.2.3',
  publishConfig: { access: 'public', directory: 'dist' },
  bin: { ab: './dist/cli.node.js' },
  exports: {
    '.': leaf('index'),
    './hmac': { node: leaf('hmac', '.node'), ...leaf('hmac') },
    './msw': { '@molt-sdk/source': './src/msw.ts', default: './dist/msw.js' },
    './internal/files': leaf('files'),
    './package.json': './package.json',
  },
  dependencies: { '@a/core': 'workspace:*', ws: '^8.0.0' },
  devDependencies: { '@a/contracts': 'workspace:*' },
}

test('removes source conditions and adds import and require with types', () => {
  const published = publishedManifest(manifest, () => '1.2.3')
  const both = (name: string) => ({
    import: { types: `./${name}.d.ts`, default: `./${name}.js` },
    require: { types: `./${name}.d.cts`, default: `./${name}.cjs` },
  })
  expect(published).toEqual({
    name: '@a/b',
    version: '1.2.3',
    publishConfig: { access: 'public' },
    bin: { ab: './cli.node.js' },
    main: './index.cjs',
    module: './index.js',
    types: './index.d.cts',
    exports: {
      '.': both('index'),
      './hmac': { node: both('hmac.node'), ...both('hmac') },
      './msw': { types: './msw.d.ts', default: './msw.js' },
      './internal/files': {
        import: { default: './files.js' },
        require: { default: './files.cjs' },
      },
      './package.json': './package.json',
    },
    dependencies: { '@a/core': '1.2.3', ws: '^8.0.0' },
  })
})

test('puts runtime conditions before import and require', () => {
  const { exports } = publishedManifest(manifest, () => '') as { exports: Record<string, object> }
  expect(Object.keys(exports['./hmac'] ?? {})).toEqual(['node', 'import', 'require'])
})
