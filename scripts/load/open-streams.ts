import { type ClientRequest, get } from 'node:http';
import type { Worker } from './company';

/** Event streams of open consoles, which connect again as browsers do. */
export interface Streams {
  open(): number;
  /** Streams that broke, since the start. */
  broken(): number;
  /** Messages of changes that arrived. */
  heard(): number;
  close(): void;
}

/** In milliseconds; a browser waits half of it at least. */
const retryMs = 1_000;

/** Opens so many streams, of each person in turn. Resolves once each was open or had failed. */
export async function openStreams(
  origin: string,
  people: readonly Worker[],
  count: number,
): Promise<Streams> {
  const open = new Set<ClientRequest>();
  const counts = { broken: 0, heard: 0, isClosed: false };
  const connect = (reader: Worker): Promise<void> =>
    new Promise((settled) => {
      const { slug, token } = reader;
      const address = `${origin}/w/${slug}/events`;
      const cookie = `latchkey.session=${token}`;
      const request = get(address, { agent: false, headers: { cookie } });
      let isOver = false;
      const again = () => {
        settled();
        if (isOver) return;
        isOver = true;
        open.delete(request);
        if (counts.isClosed) return;
        counts.broken += 1;
        setTimeout(() => void connect(reader), retryMs * (0.5 + Math.random() / 2));
      };
      request.on('response', (response) => {
        if (response.statusCode === 200) open.add(request);
        settled();
        let console = '';
        let isConfirming = false;
        response.setEncoding('utf8').on('data', (text: string) => {
          console = /^event: hello\ndata: (\S+)/m.exec(text)?.[1] ?? console;
          counts.heard += text.match(/^event: changed/gm)?.length ?? 0;
          if (text.includes('event: ask') && !isConfirming) {
            isConfirming = true;
            void confirm(`${origin}/api/consoles/${console}`, origin).finally(() => {
              isConfirming = false;
            });
          }
          if (text.includes('event: ended')) request.destroy();
        });
        response.on('close', again);
      });
      request.on('error', again);
    });
  const readers = Array.from({ length: count }, (_, n) => people[n % people.length] as Worker);
  for (let first = 0; first < count; first += 20)
    await Promise.all(readers.slice(first, first + 20).map(connect));
  return {
    open: () => open.size,
    broken: () => counts.broken,
    heard: () => counts.heard,
    close: () => {
      counts.isClosed = true;
      for (const request of open) request.destroy();
    },
  };
}

/** Answers that the console is still open. */
async function confirm(address: string, origin: string): Promise<void> {
  const headers = { origin, 'sec-fetch-site': 'same-origin' };
  await fetch(address, { method: 'POST', headers }).catch(() => {});
}
