import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deriveToken } from '@/lib/auth/token';

/** What an address counts: an email opened, its link followed, or the link of an ad or a page. */
const kinds = ['open', 'click', 'link'] as const;

/** `id` is that of a delivery, or, of a `link`, that of the record. */
export interface Tracked {
  kind: (typeof kinds)[number];
  workspaceId: string;
  id: string;
}

const Parts = z.tuple([z.enum(kinds), z.uuid(), z.uuid(), z.string()]);

/** Names what is counted, signed: nobody can make one for what they were not sent. */
export function trackingToken({ kind, workspaceId, id }: Tracked): string {
  return [kind, workspaceId, id, signature({ kind, workspaceId, id })].join('.');
}

/** What a token names; null for any that is not ours. */
export function readTrackingToken(token: string): Tracked | null {
  const parsed = Parts.safeParse(token.split('.'));
  if (!parsed.success) return null;
  const [kind, workspaceId, id, signed] = parsed.data;
  const [given, expected] = [signed, signature({ kind, workspaceId, id })].map((text) => Buffer.from(text));
  if (!given || !expected || given.length !== expected.length) return null;
  return timingSafeEqual(given, expected) ? { kind, workspaceId, id } : null;
}

const signature = ({ kind, workspaceId, id }: Tracked) =>
  deriveToken('tracking', `${kind}.${workspaceId}.${id}`, '');
