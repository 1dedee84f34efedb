import 'server-only';
import { broadcastExport } from '@/lib/services/broadcasts/export-file';
import { campaignReadersExport } from '@/lib/services/campaigns/readers-file';
import { contactsExport } from '@/lib/services/contacts/export-file';
import { refusedRowsExport } from '@/lib/services/imports/refused-file';
import { membersExport } from '@/lib/services/members/export-file';
import { reportsExport } from '@/lib/services/reports/export-file';
import type { ExportKind } from './kind';

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
