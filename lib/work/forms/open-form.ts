import 'server-only';
import { inTenant } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { countOne } from '@/lib/work/records/record-figures';
import { type FormAddress, type FormPurpose, isFormAddress, publishedForm } from './internal/published-form';

/** A form as anybody sees it: not what list it is of, nor who is on it. */
export interface OpenForm {
  purpose: FormPurpose;
  heading: string;
  text: string;
  consent: string;
}

/**
 * A form for anybody who has its address, which is counted as a visit (S2.13).
 *
 * @throws NotFound unless it is published
 */
export async function openForm(address: FormAddress): Promise<OpenForm> {
  if (!isFormAddress(address)) throw new NotFound();
  return inTenant({ workspaceId: address.workspaceId }, async (tx) => {
    const { purpose, heading, text, consent } = await publishedForm(tx, address);
    await countOne(tx, { workspaceId: address.workspaceId, recordId: address.formId, figure: 'visited' });
    return { purpose, heading, text, consent };
  });
}
