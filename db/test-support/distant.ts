import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A connection to the database that can be interrupted and restored, like a network. */
export interface InterruptibleDatabase {
  url: string;
  /** Ends every connection and accepts no more. */
  cut: () => Promise<void>;
  restore: () => Promise<void>;
  /** Keeps every connection and accepts further ones, but passes nothing on, like a server that hangs. */
  freeze: () => void;
  thaw: () => void;
  /** Passes further connections on, and never again those that were frozen. */
  forget: () => void;
  /** From now on a connection is reset, and these bytes are not passed on, where `decide` says so. */
  watch: (decide: Decide) => void;
  /** Ends every connection with the message of PgBouncer whose server has died (SQLSTATE 08P01). */
  crash: () => void;
}

type Decide = (bytes: Buffer, from: 'client' | 'server') => boolean;

/** Starts a proxy that can be interrupted in front of the server of `url`. */
export async function interruptible(url: string): Promise<InterruptibleDatabase> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const pairs = new Set<[near: Socket, far: Socket]>();
  let isFrozen = false;
  let decide: Decide = () => false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Interrupted sockets are expected.
    socket.on('error', () => socket.destroy());
  };
  const open = async (port: number): Promise<Server> => {
    const server = createServer((near) => {
      const far = dial(Number(target.port), target.hostname);
      keep(near);
      keep(far);
      pairs.add([near, far]);
      const end = () => {
        near.resetAndDestroy();
        far.destroy();
      };
      // These listeners come before those of the pipes.
      near.on('data', (sent) => decide(sent, 'client') && end());
      far.on('data', (answer) => decide(answer, 'server') && end());
      if (!isFrozen) near.pipe(far).pipe(near);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await open(0);
  const { port } = server.address() as AddressInfo;
  const proxied = new URL(url);
  proxied.port = String(port);
  return {
    url: proxied.href,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    restore: async () => {
      server = await open(port);
    },
    freeze: () => {
      isFrozen = true;
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    thaw: () => {
      isFrozen = false;
      for (const [near, far] of pairs) near.pipe(far).pipe(near);
    },
    forget: () => {
      isFrozen = false;
      pairs.clear();
    },
    watch: (next) => {
      decide = next;
    },
    crash: () => {
      for (const [near, far] of pairs) {
        far.unpipe(near);
        near.end(fatal('08P01', 'server conn crashed?'));
        far.destroy();
      }
      pairs.clear();
    },
  };
}

/** An ErrorResponse of PostgreSQL's protocol. */
function fatal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
