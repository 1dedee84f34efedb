import { freePort } from '@/db/embedded/free-port';
import { startWebServer, type WebServer } from '../web-server';
import { type Balancer, startProxy } from './proxy';

export interface Process {
  port: number;
  /** Ends it by SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again at its port. */
  start(): Promise<void>;
}

/** Processes of the console behind nginx. */
export interface Fleet extends Balancer {
  processes: Process[];
  /** The present value of a metric, summed over the processes. */
  sum(metric: string): Promise<number>;
}

const token = 'a token of more than thirty-two characters';

/** Needs a production build. */
export async function startFleet(
  directory: string,
  count: number,
  settings: Record<string, string> = {},
): Promise<Fleet> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const proxy = await startProxy(directory, ports);
  const given = {
    APP_ORIGIN: proxy.origin,
    LOG_LEVEL: 'fatal',
    METRICS_TOKEN: token,
    TRUSTED_PROXIES: '127.0.0.1,::1',
    ...settings,
  };
  const processes = ports.map((port) => processOn(port, given));
  const stop = async () => {
    await Promise.all(processes.map((each) => each.stop()));
    await proxy.stop();
  };
  try {
    await Promise.all(processes.map((each) => each.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  const sum = async (metric: string) => {
    const values = await Promise.all(ports.map((port) => readMetric(port, metric)));
    return values.reduce((one, other) => one + other, 0);
  };
  return { origin: proxy.origin, processes, sum, stop };
}

function processOn(port: number, settings: Record<string, string>): Process & { stop(): Promise<void> } {
  let web: WebServer | undefined;
  const options = { mode: 'start', host: '127.0.0.1', port, output: 'ignore' } as const;
  return {
    port,
    kill: async () => {
      web?.signal('SIGKILL');
      await web?.ended;
    },
    start: async () => {
      web = await startWebServer({ ...options, settings: { ...settings, PORT: String(port) } });
    },
    stop: async () => web?.stop(),
  };
}

async function readMetric(port: number, metric: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
  const line = (await answer.text()).split('\n').find((each) => each.startsWith(`${metric} `));
  return Number(line?.slice(metric.length) ?? 0);
}
