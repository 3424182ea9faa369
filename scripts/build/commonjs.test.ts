import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { toCommonjs } from './commonjs.ts'

const module = `import {
  one as first
} from "./chunk-A.js";
import { other } from "other";

// src/index.ts
var Box = class {
  static kind = "Box";
  #value;
  constructor(value) {
    this.#value = value?.inner ?? first;
  }
  get value() {
    return this.#value;
  }
};
var later = () => import("./later.js");

export {
  Box,
  later,
  other
};
${'//#'} sourceMappingURL=index.js.map
`

test('translates a module to CommonJS and keeps lines and syntax', () => {
  const lines = toCommonjs(module).split('\n')
  expect(lines.findIndex((line) => line.includes('var Box'))).toBe(6)
  expect(lines[10]).toContain('value?.inner ??')
  expect(lines.join('\n')).toContain('sourceMappingURL=index.js.map')
})

test('translates static and dynamic imports to require()', async () => {
  const required: string[] = []
  const exports: Record<string, unknown> = {}
  const require = (name: string): object => {
    required.push(name)
    return { one: 1, other: 2, later: 3 }
  }
  runInNewContext(toCommonjs(module), { exports, require })
  expect(required).toEqual(['./chunk-A.cjs', 'other'])
  const { Box, later, other } = exports as {
    Box: new () => { value: number }
    later: () => Promise<{ later: number }>
    other: number
  }
  expect([new Box().value, other, (await later()).later]).toEqual([1, 2, 3])
  expect(required).toContain('./later.cjs')
})
