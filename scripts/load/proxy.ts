import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@/db/embedded/free-port';

export interface Balancer {
  /** The console's address for browsers. */
  origin: string;
  stop(): Promise<void>;
}

/**
 * The path of a program of Debian.
 *
 * @param path the usual place
 * @throws Error that says how to install it
 */
export async function requireProgram(path: string, packageName: string): Promise<string> {
  await access(path).catch(() => {
    throw new Error(`${path} is missing. Install it: apt-get update && apt-get install -y ${packageName}`);
  });
  return path;
}

/**
 * Starts nginx in front of processes of the console, as docs/scaling.md describes it, with its files in `directory`.
 *
 * @param ports of the processes on this machine
 */
export async function startProxy(directory: string, ports: readonly number[]): Promise<Balancer> {
  const nginx = await requireProgram('/usr/sbin/nginx', 'nginx');
  const port = await freePort();
  const home = join(directory, 'nginx');
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'nginx.conf'), configurationOf(port, ports));
  const program = ['-p', home, '-c', join(home, 'nginx.conf'), '-e', join(home, 'error.log')];
  const child = spawn(nginx, program, { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => child.kill('SIGTERM'));
  const origin = `http://localhost:${port}`;
  while (child.exitCode === null && !(await answers(origin))) await pause(50);
  if (child.exitCode !== null) throw new Error(`nginx did not start: see ${home}/error.log.`);
  return {
    origin,
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

const answers = (origin: string) =>
  fetch(`${origin}/nginx`).then(
    () => true,
    () => false,
  );

/** A process that is away is left out for a second; a request that did not reach it goes to another. */
function configurationOf(port: number, ports: readonly number[]): string {
  const servers = ports.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${each};`,
  );
  return `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid nginx.pid;
events { worker_connections 8192; }
http {
  access_log off;
  ${temporary.join('\n  ')}
  upstream latchkey {
    least_conn;
    ${servers.join('\n    ')}
    keepalive 64;
  }
  server {
    listen 127.0.0.1:${port};
    listen [::1]:${port};
    location = /nginx { return 204; }
    location / {
      proxy_pass http://latchkey;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_next_upstream error timeout;
      proxy_connect_timeout 2s;
      proxy_read_timeout 1h;
    }
  }
}
`;
}
