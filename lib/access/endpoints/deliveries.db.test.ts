import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { env } from '@/lib/platform/settings/settings';
import { pauses } from './internal/record-try';
import { listDeliveries } from './list-deliveries';
import { readEndpoint } from './list-endpoints';
import { rotateSecret } from './rotate-secret';
import { account, deliverAll, endpointOf, invite } from './test-support/run-endpoints';
import { startWebhookReceiver } from './test-support/webhook-receiver';
import { updateEndpoint } from './update-endpoint';

const firstPage = { cursor: null, size: 25 } as const;
const { admin } = await testDatabase();
const receiver = await startWebhookReceiver();
afterAll(receiver.close);

beforeEach(async () => {
  await admin`delete from outbox`;
  await admin`delete from event_endpoints`;
  Object.assign(receiver, { got: [], answer: 200 });
});

const suspend = (pia: WorkspaceContext, { member }: WorkspaceContext, reason: string | null = null) =>
  suspendMembers(pia, { chosen: [member], reason, until: null });
const types = () => receiver.got.map(({ event }) => event.type);
const ids = () => receiver.got.map(({ event }) => event.id);
const stateOf = async (ctx: WorkspaceContext, id: string) => (await listDeliveries(ctx, id, firstPage)).rows;
const makeDue = () => admin`update event_deliveries set next_at = now() where state = 'waiting'`;
const wakeJobs = () => admin`update outbox set due_at = now() where sent_at is null and failed_at is null`;
async function tryAgain() {
  await makeDue();
  await wakeJobs();
  await deliverAll();
}

describe('a delivery', () => {
  test('B13 says who changed what, and the standard’s own library verifies it', async () => {
    const { pia, uma } = await account();
    const { id, secret } = await endpointOf(pia, receiver.url);
    await suspend(pia, uma, 'Asked by her manager');
    await deliverAll();
    const [got] = receiver.got;
    expect(new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toEqual(got?.event);
    const [trail] = await admin`select id, seq::int from audit_events where event = 'member.suspended'
      and workspace_id = ${pia.workspace.id}`;
    expect(got?.event).toEqual({
      id: trail?.id,
      type: 'member.suspended',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
      sequence: trail?.seq,
      workspace: pia.workspace.id,
      data: {
        actor: { id: pia.person.userId, name: 'pia' },
        subject: { id: uma.member.id, name: 'uma' },
        before: { status: 'active' },
        after: { status: 'suspended', until: null },
      },
    });
    expect(got?.headers['webhook-id']).toBe(trail?.id);
    expect(got?.body).not.toContain('manager');
    expect(await stateOf(pia, id)).toMatchObject([{ state: 'delivered', tries: 1, responseCode: 200 }]);
  });

  test('TE4 of another workspace never arrives', async () => {
    const [{ pia }, other] = [await account(), await account()];
    await endpointOf(pia, receiver.url);
    await invite(other.pia);
    await invite(pia);
    await deliverAll();
    expect(receiver.got.map(({ event }) => event.workspace)).toEqual([pia.workspace.id]);
  });

  test('B13 an endpoint gets the kinds that it chose, in the order of the trail', async () => {
    const { pia, uma } = await account();
    const { id } = await endpointOf(pia, receiver.url, { kinds: ['people'] });
    await invite(pia, 30);
    await rotateSecret(pia, { endpointId: id });
    await suspend(pia, uma);
    await deliverAll();
    expect(types()).toEqual([...Array<string>(30).fill('member.invited'), 'member.suspended']);
    const places = receiver.got.map(({ event }) => event.sequence ?? 0);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  test('R7 of a change that is rolled back does not exist', async () => {
    const { pia } = await account();
    await endpointOf(pia, receiver.url);
    const { organisation, workspace, person } = pia;
    const tenant = { organisationId: organisation.id, workspaceId: workspace.id };
    const change = inTenant(tenant, async (tx) => {
      await recordAudit(tx, person, { ...tenant, event: 'member.joined' });
      throw new Error('refused');
    });
    await expect(change).rejects.toThrow('refused');
    await deliverAll();
    expect(receiver.got).toEqual([]);
  });

  test('WH1 carries the signatures of both secrets after a rotation', async () => {
    const { pia } = await account();
    const { id, secret: old } = await endpointOf(pia, receiver.url);
    const { secret } = await rotateSecret(pia, { endpointId: id });
    await deliverAll();
    const [got] = receiver.got;
    for (const each of [old, secret])
      expect(new Webhook(each).verify(got?.body ?? '', got?.headers ?? {})).toEqual(got?.event);
    expect((await readEndpoint(pia, id)).previousUntil).not.toBeNull();
  });
});

describe('a failed delivery', () => {
  test('B13 keeps its id, is tried again with growing pauses over a day, and is given up and shown', async () => {
    const { pia } = await account();
    const { id } = await endpointOf(pia, receiver.url);
    receiver.answer = 503;
    await invite(pia);
    await deliverAll();
    expect(await stateOf(pia, id)).toMatchObject([{ state: 'waiting', tries: 1, responseCode: 503 }]);
    for (const _ of pauses) await tryAgain();
    expect(await stateOf(pia, id)).toMatchObject([
      { state: 'given-up', tries: pauses.length + 1, nextAt: null },
    ]);
    await tryAgain();
    expect(receiver.got).toHaveLength(pauses.length + 1);
    expect(new Set(ids()).size).toBe(1);
    expect([...pauses]).toEqual([...pauses].sort((one, other) => one - other));
    const day = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400;
    expect(Math.abs(day - 1)).toBeLessThan(0.05);
  });

  test('B13 does not hold up the deliveries after it', async () => {
    const { pia } = await account();
    await endpointOf(pia, receiver.url);
    await invite(pia, 3);
    const refused = new Set<string>();
    receiver.answer = ({ event }) => {
      if (refused.size === 0) refused.add(event.id);
      return refused.has(event.id) ? 500 : 200;
    };
    await deliverAll();
    expect(new Set(ids()).size).toBe(3);
    receiver.answer = 200;
    await tryAgain();
    expect(ids()).toEqual([...ids().slice(0, 3), ids()[0]]);
  });

  test('B13 a redirect is a failure, and is not followed', async () => {
    const { pia } = await account();
    const { id } = await endpointOf(pia, receiver.url);
    receiver.answer = 302;
    await invite(pia);
    await deliverAll();
    expect(await stateOf(pia, id)).toMatchObject([{ state: 'waiting', responseCode: 302 }]);
    expect(receiver.got).toHaveLength(1);
  });

  test('HD2 a private address is refused at each delivery', async () => {
    const { pia } = await account();
    const { id } = await endpointOf(pia, receiver.url);
    await invite(pia);
    const allowed = env().OUTBOUND_ALLOWED.splice(0);
    await deliverAll();
    await tryAgain();
    env().OUTBOUND_ALLOWED.push(...allowed);
    expect(receiver.got).toEqual([]);
    expect(await stateOf(pia, id)).toMatchObject([{ state: 'waiting', tries: 2, error: 'PRIVATE_ADDRESS' }]);
    await tryAgain();
    expect(receiver.got).toHaveLength(1);
  });

  test('B13 410 switches the endpoint off, in the trail and for administrators', async () => {
    const { pia } = await account();
    const { id } = await endpointOf(pia, receiver.url);
    receiver.answer = 410;
    await invite(pia, 2);
    await deliverAll();
    await tryAgain();
    expect(receiver.got).toHaveLength(1);
    expect(await readEndpoint(pia, id)).toMatchObject({ isOn: false, goneAt: expect.any(Date) });
    expect(
      await admin`select event, actor_name from audit_events where subject_id = ${id} order by seq`,
    ).toEqual([
      { event: 'endpoint.created', actor_name: 'pia' },
      { event: 'endpoint.gone', actor_name: null },
    ]);
    expect(
      await admin`select member_id, event from notifications where workspace_id = ${pia.workspace.id}
      and event = 'endpoint-gone'`,
    ).toEqual([{ member_id: pia.member.id, event: 'endpoint-gone' }]);
  });

  test('B13 an endpoint that is switched on again gets what waited, not what happened while it was off', async () => {
    const { pia } = await account();
    const { id } = await endpointOf(pia, receiver.url, { kinds: ['people'] });
    const change = async (isOn: boolean) => {
      const { name, kinds, version } = await readEndpoint(pia, id);
      await updateEndpoint(pia, { endpointId: id, version, name, url: receiver.url, kinds, isOn });
    };
    await change(false);
    await invite(pia);
    await deliverAll();
    await change(true);
    await deliverAll();
    expect(receiver.got).toEqual([]);
    await invite(pia);
    await deliverAll();
    expect(types()).toEqual(['member.invited']);
  });
});
