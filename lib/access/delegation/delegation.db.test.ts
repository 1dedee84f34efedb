import { afterAll, beforeAll, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { listHostedAccounts } from '@/lib/access/hosted-accounts/list-hosted-accounts';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { consoleStream } from '@/lib/access/live/console-stream';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { watched } from '@/lib/modules';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { listen } from '@/lib/platform/events/listen';
import { closeStreams } from '@/lib/platform/events/open-streams';
import { accountRows, hosting } from '@/lib/test-support/hosted';
import { until } from '@/lib/test-support/until';
import { again } from '@/lib/test-support/world';
import { changeDelegation } from './change-delegation';
import { listAppointments } from './list-appointments';

const { admin: database, url } = await separateDatabase();
const stop = new AbortController();
let listening: Promise<void>;

beforeAll(async () => {
  listening = listen(url, stop.signal);
  const listeners = () => database`select 1 from pg_stat_activity
    where datname = current_database() and query in ('listen latchkey', 'select 1')`;
  await until(async () => (await listeners()).length > 0);
});
afterAll(async () => {
  closeStreams();
  stop.abort();
  await listening;
});

async function hostAndAccount() {
  const found = await hosting();
  const { host, helper, workspace } = found;
  const below = async (ctx: typeof host) => again({ ...ctx, workspace: { ...ctx.workspace, ...workspace } });
  return { ...found, hostBelow: await below(host), helperBelow: await below(helper), below };
}

test('S3.15 R4 RV1 TE8 when it ends, the host’s next request is refused, and so is one in progress', async () => {
  const { host, helper, admin, reader, hostBelow, below } = await hostAndAccount();
  const { invited } = await inviteMembers(hostBelow, {
    emails: ['by-the-host@example.com'],
    role: 'standard',
    restrictions: [],
  });
  await changeDelegation(admin, { isDelegated: false });
  const before = await accountRows(database, admin);
  for (const ctx of [host, helper]) await expect(below(ctx)).rejects.toThrow(NotFound);
  const less = {
    memberId: reader.member.id,
    version: reader.member.version,
    role: 'standard',
    restrictions: [],
  };
  await expect(changeAccess(hostBelow, less)).rejects.toThrow(NotFound);
  const token = invited[0]?.link.split('/').at(-1) ?? '';
  await expect(
    acceptInvitation(token, { as: 'new', name: 'N', password: 'a long enough one', locale: 'en', ip: null }),
  ).rejects.toThrow(Invalid);
  expect(await accountRows(database, admin)).toEqual(before);
  expect(await listMemberships(host.person.userId)).toHaveLength(1);
  expect(await listHostedAccounts(host)).toMatchObject([{ isDelegated: false, users: null }]);

  await changeDelegation(await again(admin), { isDelegated: true });
  await expect(below(host)).resolves.toBeDefined();
});

test('S3.15 R7 an Admin whom the host appointed stays when the delegation ends, and is shown as such', async () => {
  const { admin, standard, reader, hostBelow, below, host } = await hostAndAccount();
  const { id: memberId, version } = reader.member;
  await changeAccess(hostBelow, { memberId, version, role: 'admin', restrictions: [] });
  await changeAccess(admin, {
    memberId: standard.member.id,
    version: standard.member.version,
    role: 'admin',
    restrictions: [],
  });
  await inviteMembers(hostBelow, { emails: ['zoe@example.com'], role: 'admin', restrictions: [] });
  await changeDelegation(admin, { isDelegated: false });
  const byHost = { name: hostBelow.person.name, isOfHost: true };
  expect(await listAppointments(await again(admin))).toMatchObject([
    { name: admin.member.name, isPending: false, by: byHost },
    { name: reader.member.name, isPending: false, by: byHost },
    { name: standard.member.name, by: { name: admin.person.name, isOfHost: false } },
    { name: 'zoe@example.com', isPending: true, by: byHost },
  ]);
  await changeDelegation(await again(reader), { isDelegated: true });
  await expect(below(host)).resolves.toBeDefined();
  const [last] = await database`select actor_name from audit_events
    where workspace_id = ${admin.workspace.id} and event = 'delegation.changed' order by seq desc limit 1`;
  expect(last?.actor_name).toBe(reader.person.name);
});

test('S3.15 R6 a member who does not see the delegation does not learn who appointed whom', async () => {
  const { standard, reader } = await hostAndAccount();
  for (const ctx of [standard, reader])
    await expect((async () => listAppointments(ctx))()).rejects.toThrow(Denied);
});

test('S3.15 only the account’s own Admins switch it; setting the same again records no event', async () => {
  const { host, admin, standard, reader, hostBelow, helperBelow } = await hostAndAccount();
  const before = await accountRows(database, admin);
  for (const ctx of [standard, reader, hostBelow, helperBelow, host])
    await expect(changeDelegation(ctx, { isDelegated: false })).rejects.toThrow(Denied);
  await changeDelegation(admin, { isDelegated: true });
  expect(await accountRows(database, admin)).toEqual(before);
});

test('S3.15 TE8 RV7 open pages of the host’s people end within five seconds, those of the account stay', async () => {
  const { admin, host, below } = await hostAndAccount();
  const signedIn = async (ctx: typeof host) => {
    const { token } = await startSession(ctx.person.userId, { ip: null, userAgent: null });
    const person = await findSession(token);
    return { ...ctx, person: { ...ctx.person, sessionId: person?.sessionId ?? '' } };
  };
  const opened = [await signedIn(await below(host)), await signedIn(admin)].map((ctx) => {
    const stream = { text: '', isOpen: true };
    const reader = consoleStream(ctx, watched).getReader();
    const read = async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read())
        stream.text += new TextDecoder().decode(part.value);
      stream.isOpen = false;
    };
    void read();
    return stream;
  });
  await expect
    .poll(() => database`select 1 from presence where workspace_id = ${admin.workspace.id}`)
    .toHaveLength(2);
  await changeDelegation(admin, { isDelegated: false });
  await expect.poll(() => opened[0]?.isOpen).toBe(false);
  expect(opened[0]?.text).toContain('event: ended');
  expect(opened[1]?.isOpen).toBe(true);
});
