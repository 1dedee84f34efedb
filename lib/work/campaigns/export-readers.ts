import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { startExport } from '@/lib/access/exports/start-export';
import { NotFound } from '@/lib/platform/errors';
import { findRecord } from '@/lib/work/records/find-record';
import { emailReadersExport, smsReadersExport } from './readers-file';

/** Under which kind the readers of a collection's campaigns are exported. */
const kinds = { 'email-campaigns': emailReadersExport, 'sms-campaigns': smsReadersExport };

/**
 * Authorises and records an export of who got, opened and clicked a campaign (S2.11).
 *
 * @throws Denied · NotFound when there is no such campaign
 */
export async function exportReaders(
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<{ exportId: string }> {
  const kind = Object.entries(kinds).find(([collection]) => collection === input.collection)?.[1];
  if (!kind) throw new NotFound();
  const { id: campaignId } = await findRecord(ctx, input);
  return startExport(ctx, kind, { campaignId });
}
