import { createServer } from 'node:http';
import { sql } from 'drizzle-orm';
import { database } from '@/db/client';

/**
 * The minimum that any server must do: `node:http`, one statement within the tenant, its rows as JSON. The
 * measurement over HTTP runs it as a separate process and names its port and workspace.
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
