import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { Transaction } from '@/db/tenant';
import { workspaceLanguage } from '@/lib/access/workspaces/mail-language';

/** The subject of a test email, marked as a test. */
export async function testSubject(tx: Transaction, workspaceId: string, subject: string): Promise<string> {
  const language = await workspaceLanguage(tx, workspaceId);
  const t = createTranslator({ ...language, namespace: 'mail' });
  return t('campaignTest.subject', { subject });
}
