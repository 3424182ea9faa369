import { isRecord } from '@molt-sdk/contracts/kernel'

/**
 * Returns a copy of a control object that calls a function after each call of one of its functions, at any
 * depth, has ended. Getters and data stay as they are.
 */
export const reportCalls = <T extends object>(control: T, report: () => void): T => {
  const descriptors = Object.getOwnPropertyDescriptors(control) as PropertyDescriptorMap
  for (const descriptor of Object.values(descriptors)) {
    const { value } = descriptor
    if (typeof value === 'function') descriptor.value = withReport(value, report)
    else if (isGroup(value)) descriptor.value = reportCalls(value, report)
  }
  return Object.create(Object.prototype, descriptors)
}

const isGroup = (value: unknown): value is object =>
  isRecord(value) && Object.values(value).some((member) => typeof member === 'function')

const withReport =
  (call: (...values: unknown[]) => unknown, report: () => void) =>
  (...values: unknown[]): unknown => {
    const result = call(...values)
    if (result instanceof Promise) return result.finally(report)
    report()
    return result
  }
