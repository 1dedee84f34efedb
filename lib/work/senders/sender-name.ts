import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { settingsValues } from '@/lib/work/records/settings-values';
import { companyProfile } from './company-profile';

/** The workspace's name for its recipients: the company of the profile, or the name of the workspace. */
export async function senderName(tx: Transaction, workspaceId: string): Promise<string> {
  const { company } = await settingsValues(tx, workspaceId, companyProfile);
  if (typeof company === 'string' && company !== '') return company;
  const [workspace] = await tx
    .select({ name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return workspace?.name ?? '';
}
