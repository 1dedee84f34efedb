import 'server-only';
import { formLink, landingPageLink, trackingLink } from '@/lib/access/credentials/links';
import type { Collection } from '@/lib/work/collections/definition';
import type { RecordView } from './record-view';
import { trackingToken } from './tracking-token';

/** Where a record meets the world; null while it does not. What is opened there is counted. */
export function addressOf(
  workspaceId: string,
  { id }: Pick<Collection, 'id'>,
  { id: recordId, state }: Pick<RecordView, 'id' | 'state'>,
): string | null {
  if (id === 'landing-pages' && state === 'published') return landingPageLink(workspaceId, recordId);
  if (id === 'forms' && state === 'published') return formLink(workspaceId, recordId);
  if (id === 'facebook-ads' && state === 'running') {
    return trackingLink(trackingToken({ kind: 'link', workspaceId, id: recordId }));
  }
  return null;
}
