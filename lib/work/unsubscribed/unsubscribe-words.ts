import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { Transaction } from '@/db/tenant';
import { workspaceLanguage } from '@/lib/access/workspaces/mail-language';
import type { WayOut } from './unsubscribe-token';

/** What the way out is called, in the language of the workspace; without one, that every reader has their own. */
export async function wayOutWords(tx: Transaction, workspaceId: string, out: WayOut | null): Promise<string> {
  const language = await workspaceLanguage(tx, workspaceId);
  const t = createTranslator({ ...language, namespace: 'mail' });
  return out ? t('wayOut.leave') : t('wayOut.ownLink');
}
