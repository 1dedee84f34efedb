import 'server-only';
import { membersExport } from '@/lib/access/members/list/export-file';
import { broadcastExport } from '@/lib/work/broadcasts/export-file';
import { campaignReadersExport } from '@/lib/work/campaigns/readers-file';
import { contactsExport } from '@/lib/work/contacts/export-file';
import { refusedRowsExport } from '@/lib/work/imports/refused-file';
import { reportsExport } from '@/lib/work/reports/export-file';
import type { ExportKind } from '../export-kind';

/** Every kind of export, by the word that is stored. */
export const exportKinds = {
  members: membersExport,
  contacts: contactsExport,
  'refused-rows': refusedRowsExport,
  reports: reportsExport,
  broadcast: broadcastExport,
  'email-campaign': campaignReadersExport('email-campaigns.export'),
  'sms-campaign': campaignReadersExport('sms-campaigns.export'),
} as const satisfies Record<string, ExportKind>;

export type ExportKindId = keyof typeof exportKinds;
