'use server';

import { action, creating } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { submitForm } from '@/lib/work/forms/submit-form';
import { SubmitForm } from './inputs';

/** Accepts a published form from anyone; the mailbox that it names must confirm it. */
export const submitFormAction = action('anyone', creating(SubmitForm), async (visitor, input) =>
  submitForm({ ...input, locale: await currentLanguage() }, visitor.ip),
);

/** The same for the form posted without script. */
export const submitFormFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(submitFormAction, form, {
    form: 'public-form',
    keep: ['email', 'name', 'isAgreed'],
    input: (fields) => ({ name: '', ...fields, isAgreed: fields.isAgreed === 'on' }),
  }),
);
