import { sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { writeCursor } from '@/lib/platform/paging/cursor';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { countContacts } from '@/lib/work/contacts/list/count-contacts';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import type { Measurement } from '../bench';
import { fillContacts } from './fill';
import { benchServer } from './server';
import { inTurn } from './stopwatch';
import type { Ratio } from './table';

const size = 25;

/**
 * Measures the contact list (first page, ten-thousandth page, and that of an agent with four seats) against the bare
 * keyset query.
 */
export const contactsBench: Measurement = async (sizes) => {
  const { admin, workspace } = await benchServer();
  const owner = await (await workspace.addMember('owner')).context();
  const agent = await workspace.addMember('agent', ['visibility-own']);
  await fillContacts({ admin, workspace }, sizes.contacts);
  const shares = [0.4, 0.02, 0.001, 0.00001].map((share) => Math.max(3, Math.round(sizes.contacts * share)));
  for (const share of shares) {
    const { seatId } = await workspace.addMember('agent');
    await admin`update seats set holder_id = ${agent.memberId} where id = ${seatId}`;
    await admin`update contacts set seat_id = ${seatId} where id in (
      select id from contacts where seat_id is null limit ${share})`;
  }
  await admin`vacuum analyze contacts`;
  const [deep] = await admin<{ id: string; name: string }[]>`select id, name from contacts
    order by name, id offset ${Math.min(10_000 * size, Math.round(sizes.contacts * 0.9))} limit 1`;
  if (!deep) throw new Error('The list has no such page.');
  const cursor = writeCursor({ id: deep.id, key: deep.name, position: 10_000 * size, isBackward: false });
  const ofAgent = await agent.context();
  const list =
    (ctx: WorkspaceContext, more: object = {}) =>
    () =>
      listContacts(ctx, contactSearch.parse({ size, ...more }));
  const times = await inTurn({
    first: list(owner),
    deep: list(owner, { cursor }),
    seats: list(ofAgent),
    counts: () => countContacts(owner, contactSearch.parse({})),
    bareFirst: () => bare(owner),
    bareDeep: () => bare(owner, deep),
  });
  const line = (what: string, value: number, against: number): Ratio => ({
    what,
    value,
    against,
    unit: 'ms',
    bar: { atMost: 3 },
  });
  return [
    line('first page', times.first, times.bareFirst),
    line('ten-thousandth page', times.deep, times.bareDeep),
    line('agent with four seats', times.seats, times.bareFirst),
    {
      what: 'counts of all four views, streamed after',
      value: times.counts,
      unit: 'ms',
      bar: { atMost: 150 },
    },
  ];
};

/** The minimum that any list must do: one transaction within the tenant, and one page of rows found by their index. */
function bare(ctx: WorkspaceContext, after?: { id: string; name: string }) {
  return inWorkspace(ctx, (tx) =>
    tx
      .select()
      .from(contacts)
      .where(
        sql`${contacts.workspaceId} = ${ctx.workspace.id} and ${
          after ? sql`(${contacts.name}, ${contacts.id}) > (${after.name}, ${after.id}::uuid)` : sql`true`
        }`,
      )
      .orderBy(contacts.name, contacts.id)
      .limit(size + 1),
  );
}
