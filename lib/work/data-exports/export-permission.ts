import type { Permission } from '@/lib/policy/catalogue';

/** The permission to make and to download a file: of a daily export of contacts, or of everything. */
export function exportPermission(recordId: string | null): Permission {
  return recordId ? 'contacts.export' : 'data-export.export';
}
