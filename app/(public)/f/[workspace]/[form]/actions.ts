'use server';

import { action, creating } from '@/lib/access/gate/action';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { submitForm } from '@/lib/work/forms/submit-form';
import { SubmitForm } from './inputs';

/** Anybody sends a published form; what comes of it is asked of the mailbox that it names. */
export const submitFormAction = action('anyone', creating(SubmitForm), async (visitor, input) =>
  submitForm({ ...input, locale: await currentLanguage() }, visitor.ip),
);
