import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { abandonConnections, connect } from '@/db/client';
import type { Announcement } from '@/db/tenant';
import { log } from '@/lib/platform/log';
import { Silent, withTimeout } from '@/lib/platform/with-timeout';
import { publish } from './event-hub';

const retryAfter = 500;
/** A connection can die silently (a pulled cable), so it is probed at this interval. */
export const probeEvery = 10_000;
const answerTimeout = 5_000;

/**
 * Listens to the announcements of other processes on a separate connection and publishes them in this process. A lost
 * connection is made again for as long as it takes. Announcements may be missed during that time, so every
 * subscriber reads again afterwards (FA4). When the server answers neither that connection nor a new one, what waits
 * for it in this process fails.
 *
 * @param url the address of the database
 * @param stop ends listening
 */
export async function listen(url: string, stop: AbortSignal): Promise<void> {
  let silences = 0;
  for (let wasLost = false; !stop.aborted; wasLost = true) {
    const isSilent = await listenOnce(url, stop, () => wasLost && publish({ topic: 'lost-track' }));
    silences = isSilent ? silences + 1 : 0;
    if (silences > 1) abandonConnections();
    await pause(retryAfter, undefined, { signal: stop }).catch(() => {});
  }
}

/** Resolves once the connection has ended, to whether that was because the server did not answer. */
async function listenOnce(url: string, stop: AbortSignal, onListening: () => void): Promise<boolean> {
  const ended = new AbortController();
  const end = () => ended.abort();
  // The driver's own `listen` stops for good when its first attempt to reconnect fails. This option, missing from
  // the driver's types, is its building block.
  const options = {
    onnotify: (_channel: string, payload: string) => publish(JSON.parse(payload) as Announcement),
    // The driver's question about types, asked of each new connection, fails unhandled if the connection ends first.
    fetch_types: false,
  };
  const { sql } = connect(url, 1, { ...options, max_lifetime: null, onclose: end });
  stop.addEventListener('abort', end, { once: true });
  try {
    await withTimeout(answerTimeout, sql`listen latchkey`);
    onListening();
    while (!ended.signal.aborted) {
      await pause(probeEvery, undefined, { signal: ended.signal }).catch(() => {});
      if (!ended.signal.aborted) await withTimeout(answerTimeout, sql`select 1`);
    }
    return false;
  } catch (error) {
    log.warn(
      { error: error instanceof Error ? error.name : typeof error },
      'not listening to other processes',
    );
    return isSilence(error);
  } finally {
    stop.removeEventListener('abort', end);
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

const isSilence = (error: unknown) =>
  error instanceof Silent || (error instanceof Error && 'code' in error && error.code === 'CONNECT_TIMEOUT');
