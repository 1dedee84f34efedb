import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { mailLanguage } from '@/lib/platform/mail/language';

/** The language of a workspace's mail to people whose own language is unknown (086). */
export async function workspaceLanguage(
  tx: Transaction,
  workspaceId: string,
): Promise<ReturnType<typeof mailLanguage>> {
  const [workspace] = await tx
    .select({ locale: workspaces.locale })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return mailLanguage(workspace?.locale ?? '');
}
