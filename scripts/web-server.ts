import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface WebServer {
  pid: number;
  /** Settles with the exit code when the server has ended for any reason. */
  ended: Promise<number>;
  /** Sends a signal to the server's process. */
  signal(signal: NodeJS.Signals): void;
  /** Lets requests and jobs that have begun end in the time that the settings give, then kills the server. */
  stop(): Promise<void>;
}

interface WebServerOptions {
  mode: 'start' | 'dev';
  host: string;
  port: number;
  /** Added to this process's environment; undefined removes a setting. */
  settings: Record<string, string | undefined>;
  output?: 'inherit' | 'ignore';
}

/** Starts Next in a separate process. Resolves when it answers; throws if it ends before. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { mode, host, port, settings, output = 'inherit' } = options;
  const next = ['node_modules/next/dist/bin/next', mode, '--port', String(port), '--hostname', host];
  const child = spawn(process.execPath, ['--import', './scripts/leash.mjs', ...next], {
    // A separate process group: Ctrl-C reaches only the starter, which stops everything in order.
    detached: true,
    stdio: ['ignore', output, output === 'ignore' ? 'ignore' : 'inherit', 'ipc'],
    env: {
      ...process.env,
      // The condition and loader with which scripts load the services; Next sets its own, per bundle.
      NODE_OPTIONS: process.env.NODE_OPTIONS?.replace('--conditions=react-server', '').replace(
        '--import tsx',
        '',
      ),
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      LEASHED_TO: String(process.pid),
      NEXT_TELEMETRY_DISABLED: '1',
      ...settings,
    },
  });
  const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
  const stop = () => stopProcess(child, patienceFor({ ...process.env, ...settings }));
  const signal = (name: NodeJS.Signals) => child.kill(name);
  const isUp = await Promise.race([answers(host, port, child), ended.then(() => false)]);
  if (isUp) return { pid: child.pid ?? 0, ended, signal, stop };
  throw new Error('The web server did not start: see its message above.');
}

/** In milliseconds. A server stops by itself within it, unless it hangs (lib/platform/health/stop.ts). */
function patienceFor(settings: Record<string, string | undefined>): number {
  const { SHUTDOWN_DELAY, SHUTDOWN_TIMEOUT } = settings;
  return (Number(SHUTDOWN_DELAY || 0) + Number(SHUTDOWN_TIMEOUT || 20) + 10) * 1_000;
}

async function stopProcess(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), patience);
  await exit;
  clearTimeout(impatience);
}

async function answers(host: string, port: number, child: ChildProcess): Promise<boolean> {
  const address = `http://${host.includes(':') ? `[${host}]` : host.replace('0.0.0.0', '127.0.0.1')}:${port}/_next/ready`;
  while (child.exitCode === null) {
    const response = await fetch(address, { redirect: 'manual' }).catch(() => undefined);
    if (response) return true;
    await new Promise((next) => setTimeout(next, 100));
  }
  return false;
}
