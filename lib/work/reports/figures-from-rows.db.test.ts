import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { again, world } from '@/lib/test-support/world';
import { topUp } from '@/lib/work/credit/top-up';
import { sendMessage } from '@/lib/work/sending/send-message';
import { figuresByAccount } from './by-account';
import { figuresByChannel } from './by-channel';
import { figuresByDay } from './by-day';
import { overviewOf } from './report-overview';
import { lastDays } from './report-period';

const { admin } = await testDatabase();

/** The week in Rome that ends on the day when the clocks go forward. */
const week = lastDays({ timeZone: 'Europe/Rome' }, 7, sql`'2026-03-29T10:00:00Z'::timestamptz`);
const [from, until] = [Date.parse('2026-03-22T23:00:00Z'), Date.parse('2026-03-29T22:00:00Z')];

/** The same numbers on every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const channels = ['email', 'sms', 'whatsapp', 'web-chat'];
const deliveries = ['delivered', 'failed', 'no-channel', 'waiting', null];
const day = 86_400_000;

/** Conversations around the week, with questions, answers and closings at any time. */
async function fill({ workspace }: WorkspaceContext, people: readonly WorkspaceContext[], seed: number) {
  const pick = numbers(seed);
  const seats = await admin<{ id: string; owner_id: string }[]>`
    select id, owner_id from seats where workspace_id = ${workspace.id}`;
  for (let n = 0; n < 60; n++) {
    const [contactId, conversationId] = [v7(), v7()];
    const author = people[pick(people.length)]?.member.id ?? null;
    const seat = pick(4) ? (seats.find(({ owner_id }) => owner_id === author)?.id ?? null) : null;
    const begins = from - day + pick(9 * day);
    const channel = channels[pick(channels.length)] ?? '';
    await admin`insert into contacts (workspace_id, id, name) values (${workspace.id}, ${contactId}, 'Zoé')`;
    await admin`insert into conversations
      (workspace_id, id, contact_id, channel, status, seat_id, preview, last_message_at, created_at, is_outreach)
      values (${workspace.id}, ${conversationId}, ${contactId}, ${channel}, ${pick(3) ? 'open' : 'closed'}, ${seat},
        '', ${new Date(begins)}, ${new Date(begins)}, ${pick(5) === 0})`;
    const thread = [
      { kind: 'inbound', event: null, delivery: null, at: begins },
      ...Array.from({ length: pick(4) }, () => ({
        ...{ kind: 'outbound', event: null, delivery: deliveries[pick(deliveries.length)] ?? null },
        at: begins + pick(3 * day),
      })),
      ...(pick(2) ? [{ kind: 'event', event: 'closed', delivery: null, at: begins + pick(4 * day) }] : []),
    ];
    for (const { kind, event, delivery, at } of thread) {
      await admin`insert into messages (workspace_id, id, conversation_id, kind, event, delivery, author_id, at)
        values (${workspace.id}, ${v7()}, ${conversationId}, ${kind}, ${event}, ${delivery},
          ${kind === 'inbound' ? null : author}, ${new Date(at)})`;
    }
  }
}

interface Row {
  conversation: string;
  channel: string;
  status: string;
  seat: string | null;
  outreach: boolean;
  began: Date;
  kind: string;
  event: string | null;
  delivery: string | null;
  at: Date;
}

function grouped(rows: readonly Row[], of: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(of(row), [...(groups.get(of(row)) ?? []), row]);
  return groups;
}

const isWithin = (at: Date) => at.getTime() >= from && at.getTime() < until;

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The figures, computed without the services, from every row of an account that is in these seats. */
async function computed({ workspace }: WorkspaceContext, seats: readonly string[] | 'all') {
  const stored = await admin<Row[]>`
    select c.id as conversation, c.channel, c.status, c.seat_id as seat, c.is_outreach as outreach, c.created_at as began,
      m.kind, m.event, m.delivery, m.at
    from conversations c join messages m on m.conversation_id = c.id
    where c.workspace_id = ${workspace.id} order by m.at, m.id`;
  const rows = stored.filter(({ seat }) => seats === 'all' || (seat !== null && seats.includes(seat)));
  const threads = [...grouped(rows, ({ conversation }) => conversation).values()];
  const firsts = threads.flatMap(([first]) => first ?? []);
  const began = threads.filter(([first]) => first && !first.outreach && isWithin(first.began));
  const waits = began.flatMap((thread) => {
    const question = thread.find(({ kind }) => kind === 'inbound');
    const answer = thread.find(({ kind, at }) => kind === 'outbound' && question && at >= question.at);
    return question && answer ? [(answer.at.getTime() - question.at.getTime()) / 1000] : [];
  });
  const sent = rows.filter(({ kind, at }) => kind === 'outbound' && isWithin(at));
  const closed = rows.filter(({ event, at }) => event === 'closed' && isWithin(at));
  const of = (states: readonly string[], among = sent) =>
    among.filter(({ delivery }) => delivery !== null && states.includes(delivery)).length;
  return {
    overview: {
      openNow: firsts.filter(({ status }) => status === 'open').length,
      opened: began.length,
      closed: closed.length,
      sent: sent.length,
      answered: waits.length,
      firstResponse: median(waits),
    },
    delivered: of(['delivered']),
    failed: of(['failed', 'no-channel']),
    channels: new Map(
      [...grouped(sent, ({ channel }) => channel)].map(([channel, among]) => [
        channel,
        {
          sent: among.length,
          delivered: of(['delivered'], among),
          failed: of(['failed', 'no-channel'], among),
        },
      ]),
    ),
  };
}

async function tree() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await inAccount(pia.person, await accountUnder(pia, 'North'));
  const ada = await colleague(pia, north.workspace, 'ada', 'advanced');
  const bea = await colleague(pia, north.workspace, 'bea', 'basic');
  return { pia, north, ada, bea };
}

describe('figures of reports, against the stored rows', () => {
  test('S0.2 S0.3 S0.4 S0.5 R6 totals, days, delivery and channels are those of the rows that each reader sees', async () => {
    const { pia, north, ada, bea } = await tree();
    await fill(pia, [pia], 1);
    await fill(north, [ada, bea], 2);
    const other = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await fill(other.pia, [other.pia], 3);
    for (const [reader, seats] of [
      [pia, 'all'],
      [north, 'all'],
      [ada, 'all'],
      [bea, bea.access.self.seats],
    ] as const) {
      const expected = await computed(reader, seats);
      expect(expected.overview.sent).toBeGreaterThan(0);
      expect(await overviewOf(reader, week)).toEqual({
        ...expected.overview,
        firstResponse: expect.closeTo(expected.overview.firstResponse ?? 0, 3),
      });
      const days = await figuresByDay(reader, week, 'reports');
      const sum = (of: 'opened' | 'closed' | 'sent') => days.reduce((total, each) => total + each[of], 0);
      const { opened, closed, sent } = expected.overview;
      expect([days.length, sum('opened'), sum('closed'), sum('sent')]).toEqual([7, opened, closed, sent]);
      const read = await figuresByChannel(reader, week);
      expect(new Map(read.map(({ channel, credits: _, ...figures }) => [channel, figures]))).toEqual(
        expected.channels,
      );
    }
    const lines = await figuresByAccount(pia, week);
    for (const [account, line] of [
      [pia, lines[0]],
      [north, lines[1]],
    ] as const) {
      const { overview, delivered, failed } = await computed(account, 'all');
      const { openNow: open, opened, closed, sent: answers } = overview;
      expect(line).toMatchObject({ open, opened, closed, answers, delivered, failed });
    }
    expect(lines).toHaveLength(2);
  });

  test('S0.2 S0.5 R6 costs are those of the ledger: of each account, and of a basic user their own', async () => {
    const { pia, north, ada, bea } = await tree();
    await admin`update workspaces set flags = '{prepaid}' where id = ${pia.workspace.id}`;
    const parent = await again(pia);
    await topUp(parent, { credits: 100, reference: '', requestId: v7() });
    const fields = { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' };
    await createRecord(parent, { collection: 'channels', name: 'SMS', fields });
    const texts = ['Ciao', 'Ciao '.repeat(40), 'Ciao '.repeat(80)];
    for (const [index, sender] of [parent, ada, ada, bea, ada, bea].entries()) {
      const to = { phone: `+39061234500${index}` };
      await sendMessage(sender, { to, body: texts[index % 3] ?? '', requestId: v7() });
    }
    const month = lastDays({ timeZone: 'UTC' }, 30);
    const ledger = await admin<{ account: string; by: string; amount: number }[]>`
      select t.account_id as account, t.by_user_id as by, e.amount::int as amount
      from credit_transfers t
      join credit_entries e on e.transfer_id = t.id join credit_accounts a on a.id = e.account_id
      where t.workspace_id = ${parent.workspace.id} and t.reason = 'message' and a.kind = 'prepaid'`;
    const cost = ({ workspace }: WorkspaceContext, by?: string) =>
      -ledger
        .filter((entry) => entry.account === workspace.id && (!by || entry.by === by))
        .reduce((sum, { amount }) => sum + amount, 0);
    expect((await figuresByAccount(parent, month)).map(({ credits }) => credits)).toEqual([
      cost(parent),
      cost(north),
    ]);
    const creditsOf = async (reader: WorkspaceContext) => (await figuresByChannel(reader, month))[0]?.credits;
    expect(await creditsOf(ada)).toBe(cost(north));
    expect(await creditsOf(bea)).toBe(cost(north, bea.person.userId));
    expect(cost(north, bea.person.userId)).toBeLessThan(cost(north));
  });
});
