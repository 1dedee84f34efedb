import { createHash } from 'node:crypto';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import { ScimRefusal } from './refusal';
import type { Resource } from './schemas';

/** The version of a resource: it changes with whatever the resource shows. */
export const versionOf = (resource: object): string =>
  `W/"${createHash('sha256').update(JSON.stringify(resource)).digest('base64url').slice(0, 22)}"`;

/** The resource with its version, which counts only what is before it. */
export function versioned(resource: Resource): Resource {
  const meta = resource.meta as Record<string, unknown>;
  return { ...resource, meta: { ...meta, version: versionOf(resource) } };
}

export const versionIn = ({ meta }: Resource): string => String((meta as Record<string, unknown>).version);

/** Whether a header names the version; comparisons are weak (RFC 7644, 3.14). */
export function names(header: string | null, version: string): boolean {
  if (header === null) return false;
  const bare = (tag: string) => tag.trim().replace('W/', '');
  return header.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(version));
}

/**
 * Refuses a change of another version than the one that `If-Match` names.
 *
 * @throws ScimRefusal
 */
export function requireVersion({ headers }: Pick<ProgramRequest, 'headers'>, resource: Resource): void {
  const header = headers.get('if-match');
  if (header !== null && !names(header, versionIn(resource)))
    throw new ScimRefusal(412, null, 'The resource has changed.');
}
