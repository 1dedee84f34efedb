import { createServer } from 'node:http';
import { sql } from 'drizzle-orm';
import { database } from '@/db/client';

/**
 * What any server must at least do: `node:http`, one statement under the tenant, its rows as JSON. Run as a process
 * of its own by the measurement over HTTP, which says where to listen and what to ask.
 */
const { BARE_PORT = '0', BARE_WORKSPACE = '', BARE_ROWS = '', BARE_CHECK = '' } = process.env;

const server = createServer((request, response) => {
  const statement = request.url === '/rows' ? BARE_ROWS : BARE_CHECK;
  database()
    .transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.workspace', ${BARE_WORKSPACE}, true)`);
      return tx.execute(sql.raw(statement));
    })
    .then(
      (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
server.listen(Number(BARE_PORT), '127.0.0.1');
