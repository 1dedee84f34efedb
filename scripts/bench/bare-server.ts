import { createServer } from 'node:http';
import postgres from 'postgres';

/**
 * The minimum that any server must do: `node:http`, one named and prepared statement, its rows as JSON. The measurement
 * over HTTP runs it as a separate process and names its port, database and statements.
 */
const { BARE_PORT = '0', BARE_DATABASE = '', BARE_PAGE = '', BARE_ROW = '' } = process.env;

const database = postgres(BARE_DATABASE);

const server = createServer((request, response) => {
  database.unsafe(request.url === '/page' ? BARE_PAGE : BARE_ROW, [], { prepare: true }).then(
    (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(Number(BARE_PORT), '127.0.0.1');
