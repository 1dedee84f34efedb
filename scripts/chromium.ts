import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { chromium } from '@playwright/test';

const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A browser may be installed and fail to run: system libraries may be missing, or it is Ubuntu's stub that asks for
 * snap.
 */
function runs(path: string | undefined): path is string {
  return (
    path !== undefined && existsSync(path) && spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0
  );
}

/** Debian's packages in order of preference: the headless shell renders the same pages with a third less work. */
const packages = ['chromium-headless-shell', 'chromium'];

/** Installs Debian's first package that runs; undefined where this is not Debian, or not allowed. */
function installPackage(names: readonly string[]): string | undefined {
  if (userInfo().uid !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Asking Debian for its package …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'inherit', env, timeout: 300_000 });
  aptGet('update');
  for (const name of names) {
    // Older Debian releases do not have the headless shell.
    aptGet('install', '--yes', '--no-install-recommends', name);
    const packaged = installed.find(runs);
    if (packaged) return packaged;
  }
  return undefined;
}

/**
 * Finds a Chromium that runs, or installs one: the one named by the environment, Playwright's, the system's, a
 * download by Playwright, then Debian's package. Returns undefined for Playwright's own.
 */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH || process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM_PATH names a browser that does not run: ${named}`);
  }
  if (runs(chromium.executablePath())) return undefined;
  const found = installed.find(runs);
  // A machine of continuous integration is the tests' own, and its time is short.
  if (found)
    return (process.env.CI && found === '/usr/bin/chromium' && installPackage(packages.slice(0, 1))) || found;

  console.log('No Chromium here yet: asking Playwright for its own …');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
  });
  if (runs(chromium.executablePath())) return undefined;

  const packaged = installPackage(packages);
  if (packaged) return packaged;
  throw new Error('No Chromium could be found or installed. Set CHROMIUM_PATH to one.');
}
