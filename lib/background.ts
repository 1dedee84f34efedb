import 'server-only';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { directUrl, driver } from '@/db/client';
import { requireRowSecurity } from '@/db/require-row-security';
import { requireSession } from '@/db/require-session';
import { sqlState } from '@/db/tenant';
import { warnOfOtherHosts } from '@/lib/access/second-factor/passkeys/other-hosts';
import { listen } from '@/lib/platform/events/listen';
import { refuseStreams } from '@/lib/platform/events/open-streams';
import { stopInOrder } from '@/lib/platform/health/stop';
import { announceHttps } from '@/lib/platform/http/announce-https';
import { servePrograms } from '@/lib/platform/http/serve-programs';
import { work } from '@/lib/platform/jobs/worker';
import { log } from '@/lib/platform/log';
import { countRequests } from '@/lib/platform/metrics/count-requests';
import { followRequests } from '@/lib/platform/refusals/asked';
import { env } from '@/lib/platform/settings/settings';
import { startTracing } from '@/lib/platform/tracing/start-tracing';
import { background, listeners } from './modules';
import { programRoutes } from './programs';

/**
 * Starts the background work of a process: listening to other processes and to mail servers, mail, sweeping. Waits until the database
 * answers and its row-level security is confirmed to separate tenants (TE5); ends the process where it does not.
 */
export async function startBackground(): Promise<void> {
  const tracing = await startTracing();
  await untilIsolated();
  await warnOfOtherHosts();
  followRequests();
  announceHttps();
  if (env().METRICS_TOKEN) countRequests();
  // While developing, Next's own routes answer: they follow every edit.
  if (process.env.NODE_ENV === 'production') servePrograms(programRoutes, Number(process.env.PORT));
  const [stop, end] = [new AbortController(), new AbortController()];
  // Each timer waits for it.
  setMaxListeners(0, stop.signal);
  void listen(directUrl(), end.signal);
  const working = work(background, stop.signal);
  for (const listenUntil of listeners) listenUntil(stop.signal);
  stopInOrder({
    finish: () => {
      stop.abort();
      return working;
    },
    close: () => {
      end.abort();
      // The server waits for open responses before it ends.
      refuseStreams();
      void tracing?.flush();
    },
  });
}

async function untilIsolated(): Promise<void> {
  for (;;) {
    try {
      await requireSession(driver());
      return await requireRowSecurity(driver());
    } catch (error) {
      const isAway = error instanceof Error && 'code' in error && !isPermanent(error);
      if (!isAway) {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      }
      log.warn('the database is away; waiting for it');
      await pause(1_000);
    }
  }
}

/** Whether the server itself answered, so that trying again would give the same answer. */
function isPermanent(error: Error): boolean {
  const state = sqlState(error);
  return state !== undefined && !/^(08|53|57)/.test(state);
}
