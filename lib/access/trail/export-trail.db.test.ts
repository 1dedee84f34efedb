import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { separateDatabase } from '@/db/test-support/database';
import { type Checkpoint, readNote } from '@/lib/access/audit/checkpoint';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { Denied } from '@/lib/platform/errors';
import { hosting } from '@/lib/test-support/hosted';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { cellsWithFormula } from '@/lib/text/test-support/formulas';
import { verifyDatabase } from '@/scripts/audit/verify-database';
import { verifyFile } from '@/scripts/audit/verify-file';
import { exportTrail, type TrailFormat } from './export-trail';
import { checkpointKey, signCheckpoint } from './sign-checkpoint';

const { admin, url } = await separateDatabase();
const folder = await mkdtemp(join(tmpdir(), 'latchkey-trail-'));
afterAll(() => rm(folder, { recursive: true }));

type Reader = Awaited<ReturnType<typeof hosting>>['host'];

async function fileOf(reader: Reader, format: TrailFormat) {
  const { body } = await exportTrail(reader.person, reader.organisation.slug, format);
  return Buffer.from(await new Response(body).arrayBuffer()).toString();
}

async function verified(file: string, checkpoint?: Checkpoint) {
  const path = join(folder, 'trail.jsonl');
  await writeFile(path, file);
  return verifyFile(path, checkpoint);
}

async function owner() {
  const workspace = await openTestWorkspace(admin);
  const ctx = await (await workspace.addMember('owner')).context();
  const organisationId = ctx.organisation.id;
  await inTenant({ organisationId }, (tx) =>
    recordAudit(tx, ctx.person, {
      event: 'team.created',
      organisationId,
      subject: { id: organisationId, name: '=1+1 "a", \\b\u2028\n' },
    }),
  );
  return { workspace, ctx };
}

test('AT1 B10 the exported trail verifies offline, whatever its texts contain', async () => {
  const { ctx } = await owner();
  const [head] =
    await admin`select seq, hash from audit_heads where organisation_id = ${ctx.organisation.id}`;
  expect(await verified(await fileOf(ctx, 'jsonl'))).toEqual({
    size: Number(head?.seq),
    head: head?.hash,
    withheld: 0,
    fault: null,
  });
});

test('AT1 B10 a checkpoint that the installation signed shows offline and in the database what was cut off', async () => {
  const { ctx } = await owner();
  const org = await loadOrganisationContext(ctx.person, ctx.organisation.slug);
  const note = await signCheckpoint(org);
  const checkpoint = readNote(note, checkpointKey().publicText);
  const file = await fileOf(ctx, 'jsonl');
  const lines = file.trimEnd().split('\r\n');
  expect(checkpoint).toMatchObject({
    origin: expect.stringMatching(`/audit/${org.organisation.id}$`),
    size: lines.length,
  });
  if (!checkpoint) return;
  expect(await verified(file, checkpoint)).toMatchObject({ fault: null });
  const cut = `${lines.slice(0, -1).join('\n')}\n`;
  expect((await verified(cut, checkpoint)).fault).toEqual({ seq: lines.length, reason: 'truncated' });

  const organisationId = org.organisation.id;
  const inDatabase = async () =>
    (await verifyDatabase(url, checkpoint)).find((verdict) => verdict.organisationId === organisationId)
      ?.fault;
  expect(await inDatabase()).toBeNull();
  await admin`delete from audit_events where organisation_id = ${organisationId} and seq = ${lines.length}`;
  await admin`update audit_heads set (seq, hash) = (select seq, hash from audit_events
    where organisation_id = ${organisationId} order by seq desc limit 1) where organisation_id = ${organisationId}`;
  expect(await inDatabase()).toEqual({ seq: lines.length, reason: 'truncated' });
});

test('B10 who does not administer the organisation gets no checkpoint', async () => {
  const { workspace } = await owner();
  const ana = await (await workspace.addMember('manager')).context();
  const own = await loadOrganisationContext(ana.person, ana.organisation.slug);
  await expect(signCheckpoint(own)).rejects.toThrow(Denied);
});

test('CS1 B10 no cell of the exported table is a formula', async () => {
  const { ctx } = await owner();
  const file = await fileOf(ctx, 'csv');
  expect(file).toContain("'=1+1");
  expect(cellsWithFormula(file)).toEqual([]);
});

test('S3.15 B10 events that the reader may not see leave only their hashes, and the chain verifies', async () => {
  const { host, admin: account } = await hosting();
  await changeDelegation(account, { isDelegated: false });
  const file = await fileOf(host, 'jsonl');
  expect(file).not.toContain(account.workspace.id);
  expect(await verified(file)).toMatchObject({ withheld: expect.any(Number), fault: null });
  expect(file).toContain('{"event":null,"hash":"');
});

test('B10 who does not administer the organisation gets no file', async () => {
  const { workspace, ctx } = await owner();
  const ana = await (await workspace.addMember('manager')).context();
  await expect(exportTrail(ana.person, ctx.organisation.slug, 'jsonl')).rejects.toThrow(Denied);
});

test('B10 as OCSF each event is an object of its class, with its actor and subject; what has no place is unmapped', async () => {
  const { workspace, ctx } = await owner();
  const ana = await workspace.addMember('agent');
  const lines = (await fileOf(ctx, 'ocsf')).trimEnd().split('\r\n');
  const [head] = await admin`select seq from audit_heads where organisation_id = ${ctx.organisation.id}`;
  expect(lines).toHaveLength(Number(head?.seq));
  const events = lines.map((line) => JSON.parse(line));
  const invited = events.find(({ unmapped }) => unmapped.event === 'member.invited');
  expect(invited).toMatchObject({
    ...{ category_uid: 3, class_uid: 3001, activity_id: 1, type_uid: 300_101, severity_id: 1, status_id: 1 },
    metadata: { version: '1.3.0', product: { name: 'Latchkey', vendor_name: 'Latchkey' }, log_name: 'audit' },
    actor: { user: { uid: ctx.person.userId, name: ctx.person.name } },
    user: { uid: ana.memberId },
    unmapped: { after: { role: 'agent' }, workspace_uid: ctx.workspace.id },
  });
  expect(invited.time).toBeGreaterThan(Date.now() - 3_600_000);
  const team = events.find(({ unmapped }) => unmapped.event === 'team.created');
  expect(team).toMatchObject({
    class_uid: 3006,
    type_uid: 300_606,
    group: { name: '=1+1 "a", \\b\u2028\n' },
  });
});

test('B10 OCSF has every required attribute of its classes', async () => {
  const { ctx } = await owner();
  const required = [
    'category_uid',
    'class_uid',
    'activity_id',
    'type_uid',
    'time',
    'severity_id',
    'metadata',
    'actor',
  ];
  const of: Record<number, string> = { 3001: 'user', 3004: 'entity', 3005: 'user', 3006: 'group' };
  for (const line of (await fileOf(ctx, 'ocsf')).trimEnd().split('\r\n')) {
    const event = JSON.parse(line);
    expect(Object.keys(event)).toEqual(expect.arrayContaining([...required, of[event.class_uid]]));
  }
});

test('B10 R6 an administrator of a host gets no OCSF of accounts that do not delegate', async () => {
  const { host, admin: account } = await hosting();
  await changeDelegation(account, { isDelegated: false });
  const file = await fileOf(host, 'ocsf');
  expect(file).not.toContain(account.workspace.id);
});
