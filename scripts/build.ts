import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = '.next/latchkey-source';
const folders = ['app', 'components', 'db', 'lib', 'messages', 'public'];
const files = [
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** A digest of all files that the build depends on; tests are not included. */
function digestSource(): string {
  const hash = createHash('sha256');
  const add = (path: string) => hash.update(`${path}\0`).update(readFileSync(path));
  for (const path of files.filter((path) => existsSync(path))) add(path);
  for (const folder of folders.filter((path) => existsSync(path))) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) if (!/\.test\.tsx?$/.test(path)) add(path);
  }
  return hash.digest('hex');
}

/** Whether the last production build was made from the current source. */
export function isBuilt(): boolean {
  return existsSync('.next/BUILD_ID') && existsSync(stamp) && readFileSync(stamp, 'utf8') === digestSource();
}

/** Builds if the source changed since the last build. Resolves to whether a build exists. */
export async function buildIfNeeded(): Promise<boolean> {
  if (isBuilt()) return true;
  const digest = digestSource();
  const args = ['--import', './scripts/leash.mjs', 'node_modules/next/dist/bin/next', 'build'];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LEASHED_TO: String(process.pid),
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) return false;
  writeFileSync(stamp, digest);
  return true;
}
