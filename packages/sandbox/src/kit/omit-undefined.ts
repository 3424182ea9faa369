/** Returns a copy without the fields that are undefined. */
export const omitUndefined = <T extends object>(
  value: T,
): { [Name in keyof T]: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>
  }
