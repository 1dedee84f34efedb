import 'server-only';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';

type Write = (bytes: Uint8Array) => Promise<void>;

/** Adds a file in blocks; call it again only once it has resolved. */
export type AddFile = (
  name: string,
  fill: (write: Write, signal: AbortSignal) => Promise<void>,
) => Promise<void>;

/**
 * Writes a ZIP file while its contents are produced. Memory holds only the block in transit: `write` sets the
 * pace.
 * @param write takes a chunk of the ZIP file; resolves when the next is wanted
 * @throws the error of `write` or `fill`
 */
export async function zipInto(write: Write, build: (add: AddFile) => Promise<void>): Promise<void> {
  const zip = new ZipFile();
  const stop = new AbortController();
  const written = (async () => {
    for await (const bytes of zip.outputStream) await write(bytes as Buffer);
  })();
  // Abort at once, or `fill` would wait for a reader that has failed.
  written.catch((error: unknown) => stop.abort(error));
  try {
    await build((name, fill) => addFile(zip, name, fill, stop.signal));
    zip.end();
  } catch (error) {
    (zip.outputStream as PassThrough).destroy();
    await written.catch(() => {}); // the first error is the one to throw
    throw stop.signal.aborted ? stop.signal.reason : error;
  }
  await written;
}

async function addFile(
  zip: ZipFile,
  name: string,
  fill: (write: Write, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const stream = new PassThrough();
  const end = () => stream.destroy(signal.reason);
  stream.on('error', () => {}); // the pending write rejects with it
  signal.addEventListener('abort', end, { once: true });
  zip.addReadStream(stream, name);
  const write: Write = (bytes) =>
    new Promise((resolve, reject) => stream.write(bytes, (error) => (error ? reject(error) : resolve())));
  await fill(write, signal);
  stream.end();
  signal.removeEventListener('abort', end);
}
