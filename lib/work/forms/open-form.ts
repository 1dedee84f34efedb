import 'server-only';
import { inTenant } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { countOne } from '@/lib/work/records/record-figures';
import { type FormAddress, type FormPurpose, isFormAddress, publishedForm } from './internal/published-form';

/** A form as the public sees it, without the name or the contacts of its list. */
export interface OpenForm {
  purpose: FormPurpose;
  heading: string;
  text: string;
  consent: string;
}

/**
 * Opens a form by its address and counts a visit (S2.13).
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
