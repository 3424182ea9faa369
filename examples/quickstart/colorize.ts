import { styleText } from 'node:util'

const useColor = process.stdout.isTTY && !process.env['NO_COLOR']

/** Colors a text in terminals, unless NO_COLOR is set. */
export const colorize = (style: 'bold' | 'cyan' | 'dim' | 'green' | 'red', text: string): string =>
  useColor ? styleText(style, text, { validateStream: false }) : text
