import 'server-only';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servePrograms } from '@/lib/platform/http/serve-programs';
import { programRoutes } from '@/lib/programs';

let origin: Promise<string> | undefined;

/**
 * The address of a server that answers programs as the console's does in production, and 418 where Next would answer.
 * Ends with its process.
 */
export function programServer(): Promise<string> {
  origin ??= new Promise((resolve) => {
    const server = createServer((_, response) => response.writeHead(418).end('{}'));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      servePrograms(programRoutes, port);
      resolve(`http://127.0.0.1:${port}`);
    });
    server.unref();
  });
  return origin;
}
