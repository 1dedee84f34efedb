import { text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { bytea, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';

/** The state of a DNS record at the last check; `unreachable`: no server answered. */
export type DnsFinding = 'found' | 'missing' | 'different' | 'unreachable';

/** The DKIM key of each domain that mail is sent from, and the last check of its DNS records. */
export const domainKeys = tenantTable(
  'domain_keys',
  {
    /** The domain, a record of the collection `domains`. */
    recordId: uuid().notNull(),
    selector: text().notNull(),
    /** The public key in base64, as the DNS record contains it. */
    publicKey: text().notNull(),
    /** The private key, sealed with AUTH_SECRET: a copy of the database signs nothing (IN10). */
    privateKey: bytea().notNull(),
    dkim: text().$type<DnsFinding>(),
    spf: text().$type<DnsFinding>(),
    dmarc: text().$type<DnsFinding>(),
    checkedAt: moment(),
  },
  { key: ['recordId'], within: { recordId: collectionRecords } },
);
