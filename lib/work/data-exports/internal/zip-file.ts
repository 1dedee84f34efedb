import 'server-only';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';

type Write = (bytes: Uint8Array) => Promise<void>;

/** Adds a file, written block by block; the next one only once it has been. */
export type AddFile = (
  name: string,
  fill: (write: Write, signal: AbortSignal) => Promise<void>,
) => Promise<void>;

/**
 * Writes a ZIP file as its contents come. Nothing is held but what is on the way: `write` sets the pace of all.
 *
 * @param write takes a piece of the ZIP file; resolves once more is wanted
 * @throws whatever `write` or `fill` throws
 */
export async function zipInto(write: Write, build: (add: AddFile) => Promise<void>): Promise<void> {
  const zip = new ZipFile();
  const stop = new AbortController();
  const written = (async () => {
    for await (const bytes of zip.outputStream) await write(bytes as Buffer);
  })();
  // Told at once: whoever fills would wait for a reader that is gone.
  written.catch((error: unknown) => stop.abort(error));
  try {
    await build((name, fill) => addFile(zip, name, fill, stop.signal));
    zip.end();
  } catch (error) {
    (zip.outputStream as PassThrough).destroy();
    await written.catch(() => {}); // the first of the two is the one to tell of
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
  stream.on('error', () => {}); // told by the write that was waiting
  signal.addEventListener('abort', end, { once: true });
  zip.addReadStream(stream, name);
  const write: Write = (bytes) =>
    new Promise((resolve, reject) => stream.write(bytes, (error) => (error ? reject(error) : resolve())));
  await fill(write, signal);
  stream.end();
  signal.removeEventListener('abort', end);
}
