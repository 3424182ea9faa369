import type { Spread } from './stats.ts'

/** `1.32 (1.28-1.40)` */
export const formatMultiple = ({ median, low, high }: Spread): string =>
  `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`

/** `12.3 (11.9-13.0)` */
export const formatMs = ({ median, low, high }: Spread): string =>
  `${median.toFixed(1)} (${low.toFixed(1)}-${high.toFixed(1)})`

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`

/** `12,345` */
export const formatInteger = (figure: number): string => Math.round(figure).toLocaleString('en-US')
