import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import { EmailAddress } from '@/lib/platform/mail/email-address';

/** The input of a public form; the page validates by the same schema. Messages are keys of `errors`. */
export const SubmitForm = z.object({
  workspaceId: z.uuid('invalid'),
  formId: z.uuid('invalid'),
  email: EmailAddress,
  /** No mark-up and no addresses, because an email greets by this name. */
  name: cleanText(false).pipe(
    z
      .string()
      .max(100, 'too-long')
      .regex(/^(?!.*(?:\/\/|@|www\.))[^<>{}\p{Cf}]*$/iu, 'plain-name'),
  ),
  isAgreed: z.boolean(),
  website: z.string().max(200),
});

/** The schema for the page of one form, which requires the fields of that form. */
export const formInput = (purpose: 'sign-up' | 'unsubscribe' | 'update') =>
  SubmitForm.superRefine(({ name, isAgreed }, check) => {
    const missing = purpose === 'update' && name === '' ? 'name' : null;
    const unsaid = purpose === 'sign-up' && !isAgreed ? 'isAgreed' : null;
    for (const path of [missing, unsaid]) {
      if (path) check.addIssue({ code: 'custom', path: [path], message: 'required' });
    }
  });
