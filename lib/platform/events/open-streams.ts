import 'server-only';

/** On the global object: Next loads a module once per bundle, and the streams of all of them must be closed. */
const shared = globalThis as typeof globalThis & {
  latchkeyStreams?: Set<() => void>;
  latchkeyStreamsAreClosed?: boolean;
};

function streams(): Set<() => void> {
  shared.latchkeyStreams ??= new Set();
  return shared.latchkeyStreams;
}

/** Remembers an open stream until the returned function is called. */
export function keepOpen(close: () => void): () => void {
  streams().add(close);
  // A request may open a stream just after all were closed; the caller first finishes opening it.
  if (shared.latchkeyStreamsAreClosed) setImmediate(close);
  return () => {
    streams().delete(close);
  };
}

/** How many streams this process has open. */
export function countStreams(): number {
  return streams().size;
}

/** Ends every open stream; browsers connect again. */
export function closeStreams(): void {
  for (const close of [...streams()]) close();
}

/** Ends every stream, open or still to be opened, so that the server can stop; browsers connect again to another process. */
export function refuseStreams(): void {
  shared.latchkeyStreamsAreClosed = true;
  closeStreams();
}
