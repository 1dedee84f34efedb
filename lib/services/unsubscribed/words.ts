import 'server-only';
import { eq } from 'drizzle-orm';
import { createTranslator } from 'next-intl';
import { workspaces } from '@/db/schema/workspaces';
import type { Transaction } from '@/db/tenant';
import { mailLanguage } from '@/lib/mail/language';
import type { WayOut } from './token';

/** What the way out is called, in the language of the workspace; without one, that every reader has their own. */
export async function wayOutWords(tx: Transaction, workspaceId: string, out: WayOut | null): Promise<string> {
  const [workspace] = await tx
    .select({ locale: workspaces.locale })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  const language = mailLanguage(workspace?.locale ?? '');
  const t = createTranslator({ ...language, namespace: 'mail' });
  return out ? t('wayOut.leave') : t('wayOut.ownLink');
}
