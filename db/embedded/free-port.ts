import { createServer } from 'node:net';

/** Returns an unused port of the loopback interface. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address instanceof Object ? done(address.port) : fail(new Error('No free port'))));
    });
  });
}
