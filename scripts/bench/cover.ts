import { endCover } from '@/lib/access/members/cover/end-cover';
import { startCover } from '@/lib/access/members/cover/start-cover';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import type { Measurement } from '../bench';
import { fillContacts } from './fill';
import { benchServer } from './server';
import { inTurn } from './stopwatch';

/**
 * Measures beginning and ending the cover of a member who works on every contact, against that of a member without work,
 * and the contact list of the covering member against that of a member who holds the seat.
 */
export const coverBench: Measurement = async (sizes) => {
  const { admin, workspace } = await benchServer();
  const owner = await (await workspace.addMember('owner')).context();
  const [ana, ben, cleo] = [
    await workspace.addMember('agent', ['visibility-own']),
    await workspace.addMember('agent', ['visibility-own']),
    await workspace.addMember('agent', ['visibility-own']),
  ];
  await fillContacts({ admin, workspace }, sizes.contacts);
  await admin`update contacts set seat_id = ${ana.seatId} where workspace_id = ${workspace.id}`;
  await admin`vacuum analyze contacts`;
  const cover = (memberId: string) =>
    startCover(owner, { memberId, byId: cleo.memberId, starts: null, ends: '2099-12-31' });
  const both = (memberId: string) => async () => endCover(owner, await cover(memberId));
  const times = await inTurn({ all: both(ana.memberId), none: both(ben.memberId) }, 15);
  await cover(ana.memberId);
  const [holding, covering] = [await ana.context(), await cleo.context()];
  const page = contactSearch.parse({});
  const lists = await inTurn({
    covering: () => listContacts(covering, page),
    holding: () => listContacts(holding, page),
  });
  return [
    {
      what: 'begin and end with every contact, against none',
      value: times.all,
      against: times.none,
      unit: 'ms',
      bar: { atMost: 3 },
    },
    {
      what: 'list of who covers, against who holds',
      value: lists.covering,
      against: lists.holding,
      unit: 'ms',
      bar: { atMost: 2 },
    },
  ];
};
