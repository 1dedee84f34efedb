import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { publishTxt, startDnsServer } from '@/e2e/fixtures/dns-server';
import { verifyDkim } from '@/e2e/fixtures/verify-dkim';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  createRecord,
  findRecord,
  reportRecord,
  sendTest,
  transitionRecord,
  updateRecord,
} from '@/lib/modules';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { domainCheckJobs } from './check-again';
import { findDomain } from './find-domain';
import { verifyDomain } from './verify-domain';

const { admin } = await testDatabase();
const post = await openMailInbox(admin);
const zone = await mkdtemp(join(tmpdir(), 'latchkey-dns-'));
const dns = await startDnsServer(zone);
process.env.DNS_SERVERS = dns.address;
forgetSettings();
afterAll(async () => {
  await post.close();
  await dns.stop();
  await rm(zone, { recursive: true });
});
beforeEach(post.empty);

const reader = [{ name: 'Zoé', email: 'zoe@people.example' }];
const owned = () => world({ model: 'feature-grants', people: { owner: 'owner' } });
const at = (recordId: string) => ({ collection: 'domains', recordId });
const stateOf = async (owner: WorkspaceContext, id: string) => (await findRecord(owner, at(id))).state;

async function added(owner: WorkspaceContext, name = `${v7()}.example`) {
  const { id } = await createRecord(owner, { collection: 'domains', name, fields: {} });
  return { id, name };
}

async function publish(owner: WorkspaceContext, id: string) {
  for (const { name, value } of (await findDomain(owner, id)).records) await publishTxt(zone, name, [value]);
}

/** A campaign to one reader whose sender is at this domain. */
async function campaignFrom(owner: WorkspaceContext, name: string) {
  const campaign = await emailCampaign(owner, await listOf(owner, reader));
  const sender = await createRecord(owner, {
    collection: 'senders',
    name: 'Corvane',
    fields: { kind: 'email', email: `ciao@${name}` },
  });
  await updateRecord(owner, { ...campaign, fields: { ...campaign.fields, sender: sender.id } });
  return { ...campaign, version: 2 };
}

const send = (
  owner: WorkspaceContext,
  { collection, recordId, version }: Awaited<ReturnType<typeof campaignFrom>>,
) => transitionRecord(owner, { collection, recordId, version, transition: 'send' });

describe('S2.20 domains', () => {
  test('S2.20 a campaign carries a signature that verifies against the published record', async () => {
    const { owner } = await owned();
    const { id, name } = await added(owner);
    await publish(owner, id);
    expect(await verifyDomain(owner, id)).toBe('verified');
    await send(owner, await campaignFrom(owner, name));
    await post.work();
    const [mail] = await post.arrived();
    expect(await verifyDkim(mail?.raw ?? '', dns.address)).toMatchObject({ domain: name, isValid: true });
    const altered = mail?.raw.replace('saldi', 'prezzi') ?? '';
    expect(await verifyDkim(altered, dns.address)).toMatchObject({ isValid: false });
  });

  test('S2.20 nothing is sent, scheduled or tested from a domain that is not verified', async () => {
    const { owner } = await owned();
    const { name } = await added(owner);
    const campaign = await campaignFrom(owner, name);
    const before = await recordsOf(admin, owner);
    const refusal = new Invalid({ '': 'sender-unverified' });
    await expect(send(owner, campaign)).rejects.toEqual(refusal);
    const startAt = { sendAt: new Date(Date.now() + 86_400_000).toISOString() };
    const schedule = { ...campaign, transition: 'schedule', fields: startAt };
    await expect(transitionRecord(owner, schedule)).rejects.toEqual(refusal);
    await expect(sendTest(owner, { ...campaign, to: 'me' })).rejects.toEqual(refusal);
    expect(await recordsOf(admin, owner)).toEqual(before);
    await post.work();
    expect(await post.arrived()).toEqual([]);
  });

  test('S2.20 a record with another key, or a second SPF record, is not accepted', async () => {
    const { owner } = await owned();
    const [{ id }, other] = [await added(owner), await added(owner)];
    await publish(owner, id);
    const { records } = await findDomain(owner, id);
    const [key, spf] = [records[0]?.name ?? '', records[1]?.name ?? ''];
    await publishTxt(zone, key, [(await findDomain(owner, other.id)).records[0]?.value ?? '']);
    await publishTxt(zone, spf, [records[1]?.value ?? '', 'v=spf1 -all']);
    expect(await verifyDomain(owner, id)).toBe('unverified');
    expect((await findDomain(owner, id)).records.map(({ finding }) => finding)).toEqual([
      'different',
      'different',
      'found',
    ]);
  });

  test('S2.20 a domain that lost its records says so, and its campaigns wait', async () => {
    const { owner } = await owned();
    const { id, name } = await added(owner);
    await publish(owner, id);
    await verifyDomain(owner, id);
    const campaign = await campaignFrom(owner, name);
    await send(owner, campaign);
    await publishTxt(zone, (await findDomain(owner, id)).records[0]?.name ?? '', []);
    await admin`update outbox set due_at = now() where job ->> 'recordId' = ${id}`;
    await drain(domainCheckJobs);
    expect(await stateOf(owner, id)).toBe('lost');
    await post.work();
    expect(await post.arrived()).toEqual([]);
    expect((await findRecord(owner, campaign)).state).toBe('suspended');
    expect((await reportRecord(owner, campaign)).totals).toMatchObject({ sent: 0, failed: 0 });
    const [next] = await admin`select due_at > now() + interval '5 hours' as later from outbox
      where job ->> 'recordId' = ${id} and sent_at is null and failed_at is null`;
    expect(next).toEqual({ later: true });
  });

  test('S2.20 a DNS server that does not answer proves nothing', async () => {
    const { owner } = await owned();
    const { id } = await added(owner);
    await publish(owner, id);
    await verifyDomain(owner, id);
    process.env.DNS_SERVERS = '127.0.0.1:9';
    forgetSettings();
    expect(await verifyDomain(owner, id)).toBe('verified');
    process.env.DNS_SERVERS = dns.address;
    forgetSettings();
    expect((await findDomain(owner, id)).records[0]?.finding).toBe('unreachable');
  });

  test('S2.20 a renamed domain must be verified again', async () => {
    const { owner } = await owned();
    const { id } = await added(owner);
    await publish(owner, id);
    await verifyDomain(owner, id);
    const { version } = await findRecord(owner, at(id));
    await updateRecord(owner, { ...at(id), version, name: `${v7()}.example`, fields: {} });
    expect(await stateOf(owner, id)).toBe('unverified');
    expect((await findDomain(owner, id)).checkedAt).toBeNull();
  });

  test('IN10 a copy of the database contains no private key', async () => {
    const { owner } = await owned();
    const { id } = await added(owner);
    const [row] = await admin`select private_key as key from domain_keys where record_id = ${id}`;
    expect(Buffer.from(row?.key).toString('latin1')).not.toContain('PRIVATE KEY');
  });

  test('TE1 the domain of another workspace answers like a missing one', async () => {
    const [{ owner }, { owner: stranger }] = [await owned(), await owned()];
    const { id } = await added(owner);
    for (const open of [verifyDomain, findDomain])
      await expect(open(stranger, id)).rejects.toEqual(new NotFound());
  });

  test('S2.20 seeing and verifying a domain need the permission to manage domains, and a refusal looks nothing up', async () => {
    const { owner, ugo } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', ugo: { role: 'additional-user', grants: ['contacts-edit'] } },
    });
    const { id } = await added(owner);
    const stored = async () => [
      await recordsOf(admin, owner),
      await admin`select * from attempts order by key`,
    ];
    const before = await stored();
    for (const attempt of [verifyDomain, findDomain])
      await expect((async () => attempt(ugo, id))()).rejects.toBeInstanceOf(Denied);
    expect(await stored()).toEqual(before);
  });

  test('RV1 S2.20 a check is refused whose member lost the permission since the page was loaded', async () => {
    const { owner } = await owned();
    const { id } = await added(owner);
    await admin`update members set role = 'additional-user', grants = '{contacts-edit}' where id = ${owner.member.id}`;
    const before = await recordsOf(admin, owner);
    await expect(verifyDomain(owner, id)).rejects.toBeInstanceOf(Denied);
    expect(await recordsOf(admin, owner)).toEqual(before);
  });
});
