import 'server-only';
import { isIP } from 'node:net';
import type { DnsFinding } from '@/db/schema/work/domain-keys';
import { env } from '@/lib/platform/settings/settings';

/** The kinds of DNS records of a domain; `dmarc` is advice, the others are required. */
export const recordKinds = ['dkim', 'spf', 'dmarc'] as const;
export type DnsRecordKind = (typeof recordKinds)[number];

/** A TXT record to publish. */
export interface DnsRecord {
  kind: DnsRecordKind;
  name: string;
  value: string;
}

/** What the records of a domain depend on. */
export interface DomainKey {
  domain: string;
  selector: string;
  publicKey: string;
  /** The dedicated IP addresses of the domain. */
  addresses: readonly string[];
}

/** The records that a domain publishes so that its mail is signed and accepted. */
export function recordsOf(key: DomainKey): DnsRecord[] {
  return [
    {
      kind: 'dkim',
      name: `${key.selector}._domainkey.${key.domain}`,
      value: `v=DKIM1; k=rsa; p=${key.publicKey}`,
    },
    { kind: 'spf', name: key.domain, value: ['v=spf1', ...spfMechanisms(key), '~all'].join(' ') },
    { kind: 'dmarc', name: `_dmarc.${key.domain}`, value: 'v=DMARC1; p=none' },
  ];
}

/** Compares the published TXT records of a name with the record that it needs. */
export function findingOf({ kind }: DnsRecord, key: DomainKey, published: readonly string[]): DnsFinding {
  if (kind === 'dkim') return dkimFinding(key, published);
  if (kind === 'spf') return spfFinding(key, published);
  return published.some((record) => /^v=DMARC1\s*;/.test(record)) ? 'found' : 'missing';
}

/** The servers that send the mail of the domain. */
function spfMechanisms({ addresses }: DomainKey): string[] {
  const dedicated = addresses.map(ofAddress);
  const { MAIL_SPF, SMTP_URL } = env();
  if (MAIL_SPF) return [...dedicated, ...MAIL_SPF.split(/\s+/)];
  const host = SMTP_URL ? new URL(SMTP_URL).hostname.replace(/^\[|\]$/g, '') : null;
  if (!host) return dedicated;
  return [...dedicated, isIP(host) === 0 ? `a:${host}` : ofAddress(host)];
}

const ofAddress = (address: string) => `${isIP(address) === 6 ? 'ip6' : 'ip4'}:${address}`;

function dkimFinding({ publicKey }: DomainKey, published: readonly string[]): DnsFinding {
  const keys = published.map((record) => /(?:^|;)\s*p\s*=([^;]*)/.exec(record)?.[1]?.replace(/\s/g, ''));
  if (keys.includes(publicKey)) return 'found';
  return published.length > 0 ? 'different' : 'missing';
}

/** Receivers reject a domain with two SPF records, so exactly one must name every server. */
function spfFinding(key: DomainKey, published: readonly string[]): DnsFinding {
  const records = published.filter((record) => /^v=spf1(?:\s|$)/i.test(record));
  if (records.length === 0) return 'missing';
  const terms = (records[0] ?? '').toLowerCase().split(/\s+/);
  const names = spfMechanisms(key).every((each) => terms.includes(each.toLowerCase()));
  return records.length === 1 && names ? 'found' : 'different';
}
