import 'server-only';

/** On the global object: Next loads a module once for each bundle, and all of them are to be closed. */
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

/** Ends every open stream, so that the server can end; browsers connect again, to another process. */
export function closeStreams(): void {
  for (const close of [...streams()]) close();
}
