import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { Transaction } from '@/db/tenant';
import { workspaceLanguage } from '@/lib/access/workspaces/mail-language';
import type { UnsubscribeLinks } from './unsubscribe-token';

/**
 * The label of the unsubscribe link in the workspace's language; without a link, a note that each reader has
 * one.
 */
export async function unsubscribeWords(
  tx: Transaction,
  workspaceId: string,
  out: UnsubscribeLinks | null,
): Promise<string> {
  const language = await workspaceLanguage(tx, workspaceId);
  const t = createTranslator({ ...language, namespace: 'mail' });
  return out ? t('wayOut.leave') : t('wayOut.ownLink');
}
