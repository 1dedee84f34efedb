import { startEmbedded } from '../embedded/server';

/** A separate process that holds an embedded server until it is killed; prints the server's address and process id. */
const server = await startEmbedded({ directory: process.argv[2] ?? '' });
setInterval(() => {}, 1_000);
process.once('SIGTERM', async () => {
  await server.stop();
  process.exit(0);
});
console.log(JSON.stringify({ adminUrl: server.adminUrl, pid: server.pid, holder: process.pid }));
