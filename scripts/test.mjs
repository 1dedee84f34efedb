// Node's own modules only: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, requireNode } from './dependencies.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
requireNode();
installDependencies({ withTools: true });

const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/test.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
