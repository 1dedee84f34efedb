import 'server-only';
import { z } from 'zod';
import { decideRequest } from '@/lib/access/members/requests/decide-request';
import { pageOfRequests, viewRequest } from '@/lib/access/members/requests/list-requests';
import { requestDurations } from '@/lib/access/members/requests/request-duration';
import type { RequestView } from '@/lib/access/members/requests/request-view';
import { cleanText } from '@/lib/platform/input/text';
import { readCursor } from '@/lib/platform/paging/cursor';
import { operation } from '../operation';
import { moment, pageAnswer, pageQuery } from '../page-query';
import { text, version } from './member-shape';

const states = ['pending', 'approved', 'denied', 'expired', 'cancelled', 'failed'] as const;
const params = z.strictObject({ requestId: z.uuid() });

/** A request as those who answer it see it (B1). */
const readRequest = z.strictObject({
  id: z.uuid(),
  permission: z.string(),
  asker: z.strictObject({ id: z.uuid(), name: z.string(), role: z.string() }),
  note: z.string().nullable(),
  duration: z.enum(requestDurations),
  untilDay: z.iso.date().nullable(),
  status: z.enum(states),
  version: z.int(),
  createdAt: moment,
  expiresAt: moment,
  answeredAt: moment.nullable(),
  answeredBy: z.string().nullable(),
  reason: z.string().nullable(),
  grantedUntil: moment.nullable(),
  /** The access that granting it gives; null once it is closed. */
  grants: z
    .strictObject({ role: z.string(), restrictions: z.array(z.string()), rights: z.array(z.string()) })
    .nullable(),
  mayGrant: z.boolean(),
});

function forProgram(view: RequestView): z.output<typeof readRequest> {
  const { id, permission, asker, note, duration, untilDay, status, version: written, reason } = view;
  const after = view.grant?.after;
  return {
    ...{ id, permission, note, duration, untilDay, status, version: written, reason },
    asker: { id: asker.id, name: asker.name, role: asker.role },
    createdAt: view.createdAt.toISOString(),
    expiresAt: view.expiresAt.toISOString(),
    answeredAt: text(view.answeredAt),
    answeredBy: view.answeredByName,
    grantedUntil: text(view.grantedUntil),
    grants: after
      ? { role: after.role, restrictions: [...after.restrictions], rights: [...after.grants] }
      : null,
    mayGrant: view.may?.allowed ?? false,
  };
}

/** The requests of the members whom the holder administers, the latest first. */
const listRequestsOperation = operation({
  id: 'listAccessRequests',
  method: 'GET',
  path: '/access-requests',
  scope: 'users.edit',
  status: 200,
  query: z.strictObject(pageQuery((written) => readCursor(written) !== null)),
  answer: pageAnswer(readRequest),
  run: async ({ ctx, query: { cursor, size } }) => {
    const { rows, nextCursor } = await pageOfRequests(ctx, { cursor, size });
    return { data: rows.map(forProgram), nextCursor };
  },
});

const getRequestOperation = operation({
  id: 'getAccessRequest',
  method: 'GET',
  path: '/access-requests/{requestId}',
  scope: 'users.edit',
  status: 200,
  params,
  answer: readRequest,
  run: async ({ ctx, params: { requestId } }) => forProgram(await viewRequest(ctx, requestId)),
});

const answered = z.strictObject({ status: z.enum(states) });

/** Grants a request as the smallest change of access, not for longer than asked (RQ1). */
const grantRequestOperation = operation({
  id: 'grantAccessRequest',
  method: 'POST',
  path: '/access-requests/{requestId}/grant',
  scope: 'users.edit',
  status: 200,
  params,
  body: z
    .strictObject({
      duration: z.enum(requestDurations, 'unknown-choice'),
      untilDay: z.iso.date('bad-date').nullable().default(null),
      version,
    })
    .refine(({ duration, untilDay }) => duration !== 'until' || untilDay !== null, {
      path: ['untilDay'],
      error: 'required',
    }),
  example: { duration: 'today' },
  answer: answered,
  run: async ({ ctx, params: { requestId }, body }) => {
    const seen = body.version ?? (await viewRequest(ctx, requestId)).version;
    return decideRequest(ctx, { ...body, requestId, version: seen, answer: 'grant' });
  },
});

const refuseRequestOperation = operation({
  id: 'refuseAccessRequest',
  method: 'POST',
  path: '/access-requests/{requestId}/refuse',
  scope: 'users.edit',
  status: 200,
  params,
  body: z.strictObject({
    reason: cleanText(true).pipe(z.string().max(500, 'too-long')).nullable().default(null),
    version,
  }),
  example: { reason: 'Ask Ada, who has it.' },
  answer: answered,
  run: async ({ ctx, params: { requestId }, body: { reason, version: given } }) => {
    const seen = given ?? (await viewRequest(ctx, requestId)).version;
    return decideRequest(ctx, { requestId, version: seen, answer: 'refuse', reason });
  },
});

export const requestOperations = [
  listRequestsOperation,
  getRequestOperation,
  grantRequestOperation,
  refuseRequestOperation,
];
