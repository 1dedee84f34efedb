import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decisionPoint } from '../client.js';

/**
 * A program whose endpoint is read only by users who may export reports in Latchkey:
 *
 *     LATCHKEY_ORIGIN=… LATCHKEY_WORKSPACE=… LATCHKEY_KEY=lk_… PORT=8080 node dist/example/guard.js
 */
const { LATCHKEY_ORIGIN = '', LATCHKEY_WORKSPACE = '', LATCHKEY_KEY = '', PORT = '0' } = process.env;
const point = decisionPoint({ origin: LATCHKEY_ORIGIN, key: LATCHKEY_KEY }, LATCHKEY_WORKSPACE);

/** In place of a sign-in: a proxy in front of the program names the user. */
const userOf = ({ headers }: IncomingMessage) => String(headers['x-user'] ?? '');

const server = createServer(async (request, response) => {
  if (request.url !== '/report.csv') return answer(response, 404, { title: 'Not found' });
  const user = userOf(request);
  if (!user) return answer(response, 401, { title: 'Sign in' });
  try {
    const { decision, context } = await point.evaluate({ user, action: 'reports.export' });
    if (!decision) return answer(response, 403, { title: context?.reason, people: context?.remedy?.people });
    response.writeHead(200, { 'content-type': 'text/csv' }).end('day,messages\n2026-11-30,12\n');
  } catch (fault) {
    // Without a decision nothing is shown.
    console.error(fault);
    answer(response, 503, { title: 'Try again later' });
  }
});

function answer(response: ServerResponse, status: number, problem: object): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ status, ...problem }));
}

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
