export type Values = Record<string, unknown>;

/** The values that differ from the first ones, field by field. Files are left out. */
export function typedValues(values: Values, first: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
      const before = first[name];
      if (isObject(value) && isObject(before)) {
        const inner = typedValues(value, before);
        return Object.keys(inner).length > 0 ? [[name, inner]] : [];
      }
      return isPlain(value) && JSON.stringify(value) !== JSON.stringify(before) ? [[name, value]] : [];
    }),
  );
}

/** The first values with the typed ones in their places. */
export function withTyped(first: Values, typed: Values): Values {
  const merged: Values = { ...first };
  for (const [name, value] of Object.entries(typed)) {
    const before = first[name];
    merged[name] = isObject(value) && isObject(before) ? withTyped(before, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether JSON gives the value back as it was. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (isObject(value)) return Object.values(value).every(isPlain);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
