import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import type { Measurement } from '../bench';
import { fillContacts } from './fill';
import { benchServer } from './server';
import { inTurn, milliseconds } from './stopwatch';

/**
 * Measures the revocation of a member who works on every contact, against that of a member without work, and against
 * rewriting the rows.
 */
export const revokeBench: Measurement = async (sizes) => {
  const { admin, workspace } = await benchServer();
  const owner = await (await workspace.addMember('owner')).context();
  const [ana, ben, successor] = [
    await workspace.addMember('agent'),
    await workspace.addMember('agent'),
    await workspace.addMember('agent'),
  ];
  await fillContacts({ admin, workspace }, sizes.contacts);
  const rewriting = await milliseconds(
    () => admin`update contacts set seat_id = ${ana.seatId} where workspace_id = ${workspace.id}`,
  );
  const revoke = (memberId: string) => async () =>
    revokeAccess(owner, { memberId, successorId: successor.memberId });
  const times = { all: [] as number[], none: [] as number[] };
  const timed = async (memberId: string, into: number[]) => {
    let revoked: Awaited<ReturnType<typeof revokeAccess>> | undefined;
    into.push(
      await milliseconds(async () => {
        revoked = await revoke(memberId)();
      }),
    );
    if (revoked) await undoRevocation(owner, revoked);
  };
  await inTurn(
    { all: () => timed(ana.memberId, times.all), none: () => timed(ben.memberId, times.none) },
    12,
  );
  const [all, none] = [middle(times.all), middle(times.none)];
  return [
    { what: 'with every contact, against none', value: all, against: none, unit: 'ms', bar: { atMost: 3 } },
    {
      what: 'UPDATE of every row, against one seat',
      value: rewriting,
      against: all,
      unit: 'ms',
      bar: { atLeast: 500 },
    },
  ];
};

function middle(times: number[]): number {
  return times.slice(3).sort((one, other) => one - other)[(times.length - 3) >> 1] ?? 0;
}
