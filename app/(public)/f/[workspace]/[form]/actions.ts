'use server';

import { action, creating } from '@/lib/access/gate/action';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { submitForm } from '@/lib/work/forms/submit-form';
import { SubmitForm } from './inputs';

/** Accepts a published form from anyone; the mailbox that it names must confirm it. */
export const submitFormAction = action('anyone', creating(SubmitForm), async (visitor, input) =>
  submitForm({ ...input, locale: await currentLanguage() }, visitor.ip),
);
