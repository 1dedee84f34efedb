/**
 * Returns the first of all equal values instead of each of them. A page sends an object to the browser once, however
 * many rows have it, and equal ones each anew.
 */
export function equalOnce<Value>(): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const key = JSON.stringify(value);
    const first = known.get(key) ?? value;
    known.set(key, first);
    return first;
  };
}
