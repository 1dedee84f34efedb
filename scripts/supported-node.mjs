/** The versions that the checks run under, as `engines` in package.json lists them; 24 is recommended. */
const supported = [
  [20, 19],
  [22, 12],
  [24, 0],
];

/**
 * Whether Latchkey supports a version of Node: one of these lines, or anything newer than all of them.
 *
 * @param {string} version such as 24.1.0
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newest = supported.at(-1)?.[0] ?? 0;
  return major > newest || supported.some(([line, least = 0]) => major === line && minor >= least);
}
