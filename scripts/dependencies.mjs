import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const oldest = [20, 19];

/** Ends the process where Node is too old for what is locked. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`Latchkey needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** @param {string} path */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether what npm recorded in node_modules differs from the lock file, as after a pull or a broken install. */
function isOutdated(withTools) {
  const locked = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  if (!locked || !installed) return true;
  return Object.entries(locked).some(([path, { version, dev, optional, devOptional, peer, link }]) => {
    if (path === '' || link || (dev && !withTools)) return false;
    const present = installed[path];
    return present ? present.version !== version : !(optional || devOptional || peer);
  });
}

/**
 * Installs exactly what is locked, if it is not there already; ends the process where npm fails.
 * `withTools`: also what only tests and development need.
 */
export function installDependencies({ withTools }) {
  if (!isOutdated(withTools)) return;
  console.log('Installing the locked dependencies …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', ...(withTools ? ['--include=dev'] : [])];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('npm could not install the dependencies; its message stands above.');
  process.exit(1);
}
