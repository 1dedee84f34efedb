import 'server-only';
import type { Transaction } from '@/db/tenant';
import { settingsValues } from '@/lib/work/records/settings-values';
import { companyProfile } from '@/lib/work/senders/company-profile';
import { socialChannels } from '@/lib/work/senders/social-channels';

/** The footer of each email: the sender's company and its links (S2.5, S2.20). */
export async function emailFooter(tx: Transaction, workspaceId: string): Promise<string[]> {
  const profile = await settingsValues(tx, workspaceId, companyProfile);
  const accounts = await settingsValues(tx, workspaceId, socialChannels);
  return [...Object.values(profile), ...Object.values(accounts)].flatMap((line) =>
    typeof line === 'string' && line !== '' ? [line] : [],
  );
}
