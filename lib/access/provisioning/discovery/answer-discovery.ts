import { NotFound } from '@/lib/platform/errors';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import { scimResponse } from '../protocol/answer';
import { listResponse } from '../protocol/list-query';
import { ScimRefusal } from '../protocol/refusal';
import { resourceTypes, serviceProviderConfig } from './abilities';
import { schemasOf } from './schemas';

export const discoveryNames = ['ServiceProviderConfig', 'ResourceTypes', 'Schemas'] as const;
export type DiscoveryName = (typeof discoveryNames)[number];

/**
 * Answers what the directory can do. A filter is refused there (RFC 7644, 4).
 *
 * @throws ScimRefusal · NotFound
 */
export function answerDiscovery(
  name: DiscoveryName,
  id: string | undefined,
  { url }: ProgramRequest,
  base: string,
): Response {
  if (new URL(url).searchParams.has('filter')) throw new ScimRefusal(403, null, 'This list has no filter.');
  if (name === 'ServiceProviderConfig') {
    if (id !== undefined) throw new NotFound();
    return scimResponse(200, serviceProviderConfig(base));
  }
  const all = name === 'Schemas' ? schemasOf(base) : resourceTypes(base);
  if (id === undefined) return scimResponse(200, listResponse(all, all.length));
  const one = all.find((each) => each.id === id);
  if (!one) throw new NotFound();
  return scimResponse(200, one);
}
