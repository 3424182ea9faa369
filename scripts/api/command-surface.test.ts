import { expect, test } from 'vitest'
import type { Command } from './command-surface.ts'
import { commandSurface } from './command-surface.ts'

const command = (name: string, parts: Partial<Command> = {}): Command => ({
  name: () => name,
  registeredArguments: [],
  options: [],
  commands: [],
  ...parts,
})

const argument = (name: string, required: boolean, variadic = false) => ({
  name: () => name,
  required,
  variadic,
})

test('lists commands with their arguments and options, and completes those created without', async () => {
  const send = command('send', {
    registeredArguments: [argument('to', true), argument('words', false, true)],
    options: [{ flags: '-q, --quiet' }, { flags: '--all' }],
  })
  const program = command('molt', { commands: [send, command('lazy')] })
  const complete = async (child: Command, words: readonly string[]): Promise<Command> =>
    words.join(' ') === 'molt lazy' ? command('lazy', { options: [{ flags: '--late' }] }) : child
  expect(await commandSurface(program, complete)).toEqual([
    'molt',
    'molt send <to> [words...]',
    'molt send --all',
    'molt send -q, --quiet',
    'molt lazy',
    'molt lazy --late',
  ])
})
