import 'server-only';

/** On the global object: Next loads a module once per bundle, and the streams of all of them must be closed. */
const shared = globalThis as typeof globalThis & { latchkeyStreams?: Set<() => void> };

function streams(): Set<() => void> {
  shared.latchkeyStreams ??= new Set();
  return shared.latchkeyStreams;
}

/** Remembers an open stream until the returned function is called. */
export function keepOpen(close: () => void): () => void {
  streams().add(close);
  return () => {
    streams().delete(close);
  };
}

/** Ends every open stream, so that the server can stop; browsers reconnect to another process. */
export function closeStreams(): void {
  for (const close of [...streams()]) close();
}
