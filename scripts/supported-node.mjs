/** The versions that the checks run under; 24 is what we recommend. As `engines` in package.json has them. */
const supported = [
  [20, 19],
  [22, 12],
  [24, 0],
];

/**
 * Whether Latchkey runs under a version of Node: one of the supported lines, or anything newer than all of them.
 *
 * @param {string} version such as 24.1.0
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newest = supported.at(-1)?.[0] ?? 0;
  return major > newest || supported.some(([line, least = 0]) => major === line && minor >= least);
}
