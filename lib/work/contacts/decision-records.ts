import 'server-only';
import { contacts } from '@/db/schema/work/contacts';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { decisionRecords } from '@/lib/work/assignment/decision-records';

/** Contacts, also as Messages shows them (S1.24). */
export const contactRecords = decisionRecords({
  type: 'contact',
  features: ['contacts', 'messages'],
  table: contacts,
  columns: contacts,
  seenBy: contactVisibility,
});
