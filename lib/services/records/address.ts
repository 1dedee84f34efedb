import 'server-only';
import { formLink, landingPageLink, trackingLink } from '@/lib/auth/links';
import type { Collection } from '@/lib/collections/definition';
import { trackingToken } from '../campaigns/tracking-token';
import type { RecordView } from './view';

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
