import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isSupported } from './supported-node.mjs';

/** Ends the process if the locked dependencies do not support this Node. */
export function requireNode() {
  const { node } = process.versions;
  if (isSupported(node)) return;
  console.error(
    `Latchkey runs under Node 24, 22.12 or 20.19 and newer of these lines; this is ${node}. Install Node 24, or try: npx -y -p node@24 -- npm start`,
  );
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

/** Whether npm's record in node_modules differs from the lock file, as after a pull or an interrupted install. */
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
 * Installs exactly the locked dependencies if they are missing; ends the process when npm fails.
 * `withTools`: also those for tests and development.
 */
export function installDependencies({ withTools }) {
  if (!isOutdated(withTools)) return;
  console.log('Installing the locked dependencies …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', ...(withTools ? ['--include=dev'] : [])];
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error(
    error
      ? `npm cannot be run (${error.message}). Install it, then start again.`
      : 'npm could not install the dependencies: see its message above.',
  );
  process.exit(1);
}
