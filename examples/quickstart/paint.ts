import { styleText } from 'node:util'

const coloured = process.stdout.isTTY && !process.env['NO_COLOR']

/** Colours a text, but only on a screen, and not for those who want none. */
export const paint = (style: 'bold' | 'cyan' | 'dim' | 'green' | 'red', text: string): string =>
  coloured ? styleText(style, text, { validateStream: false }) : text
