// Node's own modules only: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, requireNode } from './dependencies.mjs';

const help = `npm start [-- options]

Starts Latchkey: installs, migrates and builds what is missing, then serves.

  --empty   no demo; prints a link to a page that creates the first organisation and its owner
  --demo    fills the demo organisations into the server of DATABASE_URL too
  --help    this text

Settings come from the environment (PORT, DATABASE_URL, APP_ORIGIN, …): README.md lists them.
Without DATABASE_URL a PostgreSQL of its own keeps everything in ./data. Ctrl-C stops both.`;

const options = process.argv.slice(2);
const unknown = options.find((option) => !['--empty', '--demo', '--help', '-h'].includes(option));
if (unknown) {
  console.error(`Unknown option ${unknown}\n\n${help}`);
  process.exit(2);
}
if (options.includes('--help') || options.includes('-h')) {
  console.log(help);
  process.exit(0);
}

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
requireNode();
installDependencies({ withTools: false });

// `react-server` is the condition under which modules marked server-only may be loaded.
const child = spawn(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', 'scripts/start.ts', ...options],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm ends on SIGTERM without forwarding it; a process whose parent has ended stops as if it had received the signal.
const starter = process.ppid;
setInterval(() => process.ppid !== starter && child.kill('SIGTERM'), 1000).unref();
child.on('exit', (code) => process.exit(code ?? 1));
