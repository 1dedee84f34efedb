import 'server-only';
import { formLink, landingPageLink, trackingLink } from '@/lib/access/credentials/links';
import type { Collection, Published } from '@/lib/work/collections/definition';
import type { RecordView } from './record-view';
import { trackingToken } from './tracking-token';

const linkTo: Record<Published['as'], (workspaceId: string, recordId: string) => string> = {
  page: landingPageLink,
  form: formLink,
  link: (workspaceId, id) => trackingLink(trackingToken({ kind: 'link', workspaceId, id })),
};

/** The public address of a record; null without one. Each visit is counted. */
export function addressOf(
  workspaceId: string,
  { published }: Pick<Collection, 'published'>,
  { id, state }: Pick<RecordView, 'id' | 'state'>,
): string | null {
  return published && state === published.in ? linkTo[published.as](workspaceId, id) : null;
}
