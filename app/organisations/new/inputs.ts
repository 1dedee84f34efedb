import { NewOrganisation } from '@/app/organisations/wizard/new-organisation';
import { EmailAddress } from '@/lib/platform/mail/email-address';

/** The input of the wizard, and the fields that each step validates before the next. */
export const OpenOrganisation = NewOrganisation.extend({
  /** The email of the invited first owner; null for the creator. */
  owner: EmailAddress.nullable(),
});
