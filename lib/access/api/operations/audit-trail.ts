import 'server-only';
import { z } from 'zod';
import { listHistory } from '@/lib/access/trail/list-history';
import { listWorkspaceTrail } from '@/lib/access/trail/list-trail';
import type { TrailEvent } from '@/lib/access/trail/page-of-events';
import { readCursor } from '@/lib/platform/paging/cursor';
import { operation } from '../operation';
import { moment, pageAnswer, pageQuery } from '../page-query';
import { memberParams } from './member-shape';

const recorded = z.record(z.string(), z.unknown()).nullable();

/** An event of the trail, as its administrators read it (B10). */
const readEvent = z.strictObject({
  ...{ seq: z.int(), id: z.uuid(), at: moment, event: z.string() },
  ...{ actor: z.string().nullable(), subject: z.string().nullable(), ip: z.string().nullable() },
  ...{ before: recorded, after: recorded, hash: z.string() },
});

const forProgram = ({ seq, id, at, event, actorName, subjectName, ip, hash, ...change }: TrailEvent) => ({
  ...{ seq, id, at: at.toISOString(), event, actor: actorName, subject: subjectName, ip, hash },
  before: change.before as z.output<typeof recorded>,
  after: change.after as z.output<typeof recorded>,
});

const paged = pageQuery((written) => /^\d{1,15}$/.test(readCursor(written)?.key ?? ''));

/** The changes of access in the workspace of the key, the latest first. */
const listEventsOperation = operation({
  id: 'listAuditEvents',
  method: 'GET',
  path: '/audit-events',
  scope: 'audit.view',
  status: 200,
  query: z.strictObject({ q: z.string().max(100, 'too-long').default(''), ...paged }),
  answer: pageAnswer(readEvent),
  run: async ({ ctx, query: { q, cursor, size } }) => {
    const { rows, nextCursor } = await listWorkspaceTrail(ctx, { q, cursor, size });
    return { data: rows.map(forProgram), nextCursor };
  },
});

/** The events about one member, for those who may change and take their access. */
const memberHistoryOperation = operation({
  id: 'listMemberHistory',
  method: 'GET',
  path: '/members/{memberId}/history',
  scope: 'audit.view',
  status: 200,
  params: memberParams,
  query: z.strictObject(paged),
  answer: pageAnswer(readEvent),
  run: async ({ ctx, params, query: { cursor, size } }) => {
    const { rows, nextCursor } = await listHistory(
      ctx,
      { kind: 'member', id: params.memberId },
      { cursor, size },
    );
    return { data: rows.map(forProgram), nextCursor };
  },
});

export const trailOperations = [listEventsOperation, memberHistoryOperation];
