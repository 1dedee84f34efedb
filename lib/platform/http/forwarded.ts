import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { log } from '@/lib/platform/log';
import { listOf } from '@/lib/platform/network/networks';
import { isPublic } from '@/lib/platform/network/public-address';
import { env } from '@/lib/platform/settings/settings';
import { clientAddress } from './internal/client-address';

/** The event that Node publishes before any code of the server sees a request. */
interface Started {
  request: IncomingMessage;
}

/**
 * From now on `X-Forwarded-For` of every request of this process holds the client's address only, whatever was sent
 * (LI7). Next does not expose the socket to the application, so the header carries the address.
 */
export function configureClientAddresses(): void {
  const trusted = listOf(env().TRUSTED_PROXIES);
  let mayWarn = env().TRUSTED_PROXIES.length === 0;
  subscribe('http.server.request.start', (message) => {
    const { headers, socket } = (message as Started).request;
    const sent = headers['x-forwarded-for'];
    const forwarded = Array.isArray(sent) ? sent.join() : sent;
    const address = clientAddress(socket.remoteAddress, forwarded, trusted);
    headers['x-forwarded-for'] = address ?? '';
    // A public peer may have invented the header. A private peer is a proxy, and all its users share one limit.
    if (!mayWarn || !forwarded || !address || isPublic(address)) return;
    mayWarn = false;
    log.warn({ address }, 'X-Forwarded-For is ignored: TRUSTED_PROXIES does not name this proxy');
  });
}
