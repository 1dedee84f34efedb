import { date, text, uuid } from 'drizzle-orm/pg-core';
import { members } from './members';
import { tenantTable } from './tenant-table';

/**
 * The last day on which a member used a permission, for reviews of access (B9). No times, no counts, no content
 * (docs/audit.md).
 */
export const lastUsed = tenantTable(
  'last_used',
  { memberId: uuid().notNull(), permission: text().notNull(), day: date().notNull() },
  { key: ['memberId', 'permission'], within: { memberId: members } },
);
