import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { log } from '@/lib/platform/log';
import { listOf } from '@/lib/platform/network/networks';
import { isPublic } from '@/lib/platform/network/public-address';
import { env } from '@/lib/platform/settings/settings';
import { clientAddress } from './internal/client-address';

/** What Node publishes before any code of the server sees a request. */
interface Started {
  request: IncomingMessage;
}

/**
 * From now on `X-Forwarded-For` of every request that this process receives is the client's address and nothing
 * else, whatever was sent (LI7). Next shows no code of ours the socket, so the header carries the address.
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
    // From the internet it may be invented. From an inner address it is a proxy's, and all its people share one limit.
    if (!mayWarn || !forwarded || !address || isPublic(address)) return;
    mayWarn = false;
    log.warn({ address }, 'X-Forwarded-For is ignored: TRUSTED_PROXIES does not name this proxy');
  });
}
