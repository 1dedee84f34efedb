import { programServer } from '@/lib/test-support/program-server';

// A second process of the console, which answers programs until a test ends it. It prints its address.
const server = setInterval(() => undefined, 60_000);
server.ref();
process.stdout.write(`${await programServer()}\n`);
