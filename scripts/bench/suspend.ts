import { reinstateMembers } from '@/lib/access/members/suspend/reinstate-members';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import type { Measurement } from '../bench';
import { fillContacts } from './fill';
import { benchServer } from './server';
import { inTurn } from './stopwatch';

/** Measures suspending and reinstating a member who works on every contact, against a member without work (B4). */
export const suspendBench: Measurement = async (sizes) => {
  const { admin, workspace } = await benchServer();
  const owner = await (await workspace.addMember('owner')).context();
  const [ana, ben] = [await workspace.addMember('agent'), await workspace.addMember('agent')];
  await fillContacts({ admin, workspace }, sizes.contacts);
  await admin`update contacts set seat_id = ${ana.seatId} where workspace_id = ${workspace.id}`;
  await admin`vacuum analyze contacts`;
  const both = (id: string) => async () => {
    const chosen = [{ id }];
    await suspendMembers(owner, { chosen, reason: null, until: null });
    await reinstateMembers(owner, { chosen });
  };
  const times = await inTurn({ all: both(ana.memberId), none: both(ben.memberId) }, 15);
  return [
    {
      what: 'suspend and reinstate with every contact, against none',
      value: times.all,
      against: times.none,
      unit: 'ms',
      bar: { atMost: 3 },
    },
  ];
};
