/** The entry of an id that may be anything, such as `__proto__` (RO6). */
export function entryOf<T>(all: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(all, id) ? all[id] : undefined;
}
