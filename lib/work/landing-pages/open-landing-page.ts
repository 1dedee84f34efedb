import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant } from '@/db/tenant';
import { trackingLink } from '@/lib/access/credentials/links';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { type PreviewView, previewOf } from '@/lib/work/records/preview-record';
import { publishedRow } from '@/lib/work/records/published-row';
import { countOne } from '@/lib/work/records/record-figures';
import { trackingToken } from '@/lib/work/records/tracking-token';
import { landingPages } from './landing-pages';

/**
 * Opens a landing page by its address and counts a visit (S2.16).
 * @throws NotFound unless it is published: hidden, deleted and missing pages answer alike
 */
export async function openLandingPage(workspaceId: string, recordId: string): Promise<PreviewView> {
  return inTenant({ workspaceId: requireId(workspaceId) }, async (tx) => {
    const [row] = await tx
      .select({ fields: collectionRecords.fields })
      .from(collectionRecords)
      .innerJoin(workspaces, eq(workspaces.id, collectionRecords.workspaceId))
      .where(publishedRow(landingPages, workspaceId, requireId(recordId)));
    if (!row) throw new NotFound();
    await countOne(tx, { workspaceId, recordId, figure: 'visited' });
    const page = await previewOf(tx, workspaceId, landingPages, row.fields);
    const link = page.link && trackingLink(trackingToken({ kind: 'link', workspaceId, id: recordId }));
    return { ...page, link };
  });
}
