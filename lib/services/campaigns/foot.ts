import 'server-only';
import type { Transaction } from '@/db/tenant';
import { companyProfile } from '@/lib/collections/sheets/company-profile';
import { socialChannels } from '@/lib/collections/sheets/social-channels';
import { sheetValues } from '../sheets/read';

/** What stands at the end of every email: who sends it, and where else they are found (S2.5, S2.20). */
export async function footOf(tx: Transaction, workspaceId: string): Promise<string[]> {
  const profile = await sheetValues(tx, workspaceId, companyProfile);
  const accounts = await sheetValues(tx, workspaceId, socialChannels);
  return [...Object.values(profile), ...Object.values(accounts)].flatMap((line) =>
    typeof line === 'string' && line !== '' ? [line] : [],
  );
}
