import 'server-only';
import { conversations } from '@/db/schema/work/contacts';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { decisionRecords } from '@/lib/work/assignment/decision-records';

export const conversationRecords = decisionRecords({
  type: 'conversation',
  features: ['messages'],
  table: conversations,
  columns: conversations,
  seenBy: conversationVisibility,
});
