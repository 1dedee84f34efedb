import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { activeSpans, isWithin } from '@/lib/policy/active-spans';

const { admin } = await testDatabase();

test('B4 B5 FA8 the database and the policy agree on when a membership is active, for every set of facts', async () => {
  const hours = [null, -2, 2] as const;
  const at = (hour: number | null) => (hour === null ? null : hour * 3_600_000);
  let compared = 0;
  for (const status of ['active', 'suspended', 'invited', 'left'] as const)
    for (const until of hours)
      for (const starts of hours)
        for (const ends of hours) {
          const [row] = await admin`
            select member_status(jsonb_populate_record(null::members, jsonb_build_object(
              'status', ${status}::text, 'user_id', gen_random_uuid(),
              'suspended_until', now() + ${until}::float8 * interval '1 hour',
              'starts_at', now() + ${starts}::float8 * interval '1 hour',
              'ends_at', now() + ${ends}::float8 * interval '1 hour'))) as status`;
          const spans = activeSpans({
            status,
            suspendedUntil: at(until),
            startsAt: at(starts),
            endsAt: at(ends),
          });
          expect({ status, until, starts, ends, isActive: row?.status === 'active' }).toEqual({
            ...{ status, until, starts, ends },
            isActive: isWithin(spans, 0),
          });
          compared += 1;
        }
  expect(compared).toBe(108);
});
