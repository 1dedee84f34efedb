import 'server-only';
import { eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import { startExport } from '@/lib/access/exports/start-export';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { selectRecords } from '@/lib/work/records/record-view';
import { campaignKind } from '../definitions/campaign-kinds';
import { emailReadersExport, smsReadersExport } from './readers-file';

/** The kind of export for each collection of campaigns. */
const kinds = new Map<string, ExportKind>([
  ['email-campaigns', emailReadersExport],
  ['sms-campaigns', smsReadersExport],
]);

/**
 * Authorises and records an export of the readers of a campaign: received, opened, clicked (S2.11).
 * @throws Denied · NotFound when there is no such campaign
 */
export async function exportReaders(
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<{ exportId: string }> {
  const [kind, collection] = [kinds.get(input.collection), campaignKind(input.collection)];
  if (!kind || !collection) throw new NotFound();
  authorize(ctx, collection.needs.view, { kind: 'workspace' });
  const recordId = requireId(input.recordId);
  const [campaign] = await inWorkspace(ctx, (tx) =>
    selectRecords(tx, ctx, collection, eq(collectionRecords.id, recordId)),
  );
  if (!campaign) throw new NotFound();
  return startExport(ctx, kind, { campaignId: campaign.id });
}
