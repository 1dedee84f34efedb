import 'server-only';
import { z } from 'zod';
import { changeCover } from '@/lib/access/members/cover/change-cover';
import { endCover } from '@/lib/access/members/cover/end-cover';
import { listCovers } from '@/lib/access/members/cover/list-covers';
import { startCover } from '@/lib/access/members/cover/start-cover';
import { operation } from '../operation';
import { moment } from '../page-query';
import { day, memberFields, memberParams } from './member-shape';

const coverParams = z.strictObject({ coverId: z.uuid() });
const coverId = z.strictObject({ coverId: z.uuid() });
const lent = {
  byId: z.uuid('invalid'),
  startsOn: day.default(null),
  endsOn: z.iso.date('bad-date'),
};
const person = z.strictObject({ id: z.uuid(), name: z.string() });

/** The covers of and by a member that have not ended (B11). */
const listCoversOperation = operation({
  id: 'listCovers',
  method: 'GET',
  path: '/members/{memberId}/covers',
  scope: 'users.view',
  status: 200,
  params: memberParams,
  answer: z.strictObject({
    data: z.array(
      z.strictObject({
        ...{ id: z.uuid(), version: z.int(), absent: person, by: person },
        ...{ startsAt: moment, endsAt: moment, isRunning: z.boolean() },
      }),
    ),
  }),
  run: async ({ ctx, params }) => {
    const { covers } = await listCovers(ctx, params.memberId);
    const data = covers.map(({ id, version, absent, by, startsAt, endsAt, isRunning }) => ({
      ...{ id, version, absent, by, isRunning },
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }));
    return { data };
  },
});

/** Lends the work of an absent member to a colleague for given days. */
const startCoverOperation = operation({
  id: 'startCover',
  method: 'POST',
  path: '/members/{memberId}/covers',
  scope: 'users.edit',
  status: 201,
  params: memberParams,
  body: z.strictObject(lent),
  example: { byId: '01900000-0000-7000-8000-000000000000', endsOn: '2030-12-31' },
  answer: coverId,
  fields: memberFields,
  run: ({ ctx, params, body: { byId, startsOn: starts, endsOn: ends } }) =>
    startCover(ctx, { ...params, byId, starts, ends }),
});

const changeCoverOperation = operation({
  id: 'changeCover',
  method: 'PUT',
  path: '/covers/{coverId}',
  scope: 'users.edit',
  status: 200,
  params: coverParams,
  body: z.strictObject({ ...lent, version: z.int('invalid').positive('invalid') }),
  example: { byId: '01900000-0000-7000-8000-000000000000', endsOn: '2030-12-31', version: 1 },
  answer: coverId,
  fields: memberFields,
  run: async ({ ctx, params, body: { startsOn: starts, endsOn: ends, ...given } }) => {
    await changeCover(ctx, { ...params, ...given, starts, ends });
    return params;
  },
});

const endCoverOperation = operation({
  id: 'endCover',
  method: 'DELETE',
  path: '/covers/{coverId}',
  scope: 'users.edit',
  status: 200,
  params: coverParams,
  answer: coverId,
  run: async ({ ctx, params }) => {
    await endCover(ctx, params);
    return params;
  },
});

export const coverOperations = [
  listCoversOperation,
  startCoverOperation,
  changeCoverOperation,
  endCoverOperation,
];
