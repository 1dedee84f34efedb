import { z } from 'zod';
import { NewOrganisation, shortName } from '@/app/organisations/wizard/new-organisation';
import { NewPassword } from '@/lib/access/credentials/password-rule';
import { EmailAddress } from '@/lib/platform/mail/email-address';

/** The first organisation, and the account of its owner. */
export const Setup = NewOrganisation.extend({
  token: z.string().max(200),
  ownerName: shortName,
  email: EmailAddress,
  password: NewPassword,
});
