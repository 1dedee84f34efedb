import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { type Mail, startMailServer } from '@/e2e/fixtures/mail-server';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { requestReset } from '@/lib/access/passwords/request-reset';
import { work } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { person, world } from '@/lib/test-support/world';
import { mailJobs as mailJobsWith } from './deliver-mail';

const { admin } = await testDatabase();
const directory = await mkdtemp(join(tmpdir(), 'latchkey-mail-'));
const server = await startMailServer(directory);
process.env.SMTP_URL = server.url;
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';

const mailJobs = mailJobsWith(work);

afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

beforeEach(async () => {
  await admin`delete from outbox`;
  for (const name of await readdir(directory)) await rm(join(directory, name));
});

async function arrived(): Promise<Mail[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(directory, name), 'utf8'))));
}

async function invite(host: WorkspaceContext, email: string) {
  const { invited } = await inviteMembers(host, { emails: [email], role: 'agent', restrictions: [] });
  return { link: invited[0]?.link ?? '', memberId: invited[0]?.memberId ?? '' };
}

const outboxRows = () => admin`select * from outbox where job->>'kind' <> 'checkpoint'`;

describe('mail', () => {
  test('S1.9 an invitation arrives in both parts with its link, in the inviter’s language', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    olga.person.locale = 'it';
    const { link } = await invite(olga, 'lorenzo@example.com');
    expect(await drain(mailJobs)).toBe(1);
    const [mail] = await arrived();
    expect(mail?.to).toEqual(['lorenzo@example.com']);
    expect(mail?.subject).toBe('olga ti invita in Workspace of olga');
    expect(mail?.links).toEqual([link]);
    expect(mail?.html).toContain(`href="${link}"`);
    expect(mail?.text).toContain('Agente');
    expect((await outboxRows())[0]?.sent_at).not.toBeNull();
  });

  test.each([
    ['en', 'until Saturday 5 December at 18:05 (Europe/Paris)'],
    ['fr', 'jusqu’au samedi 5 décembre à 18:05 (Europe/Paris)'],
    ['it', 'fino a sabato 5 dicembre alle 18:05 (Europe/Paris)'],
  ])('S1.9 an invitation in %s says until which hour its link works', async (locale, said) => {
    const { olga } = await world({ people: { olga: 'owner' } });
    olga.person.locale = locale;
    await invite(olga, 'lorenzo@example.com');
    await admin`update workspaces set time_zone = 'Europe/Paris' where id = ${olga.workspace.id}`;
    await admin`update invitations set expires_at = '2048-12-05T17:05:00Z' where workspace_id = ${olga.workspace.id}`;
    await drain(mailJobs);
    expect((await arrived())[0]?.text.replaceAll(/\s+/g, ' ')).toContain(said);
  });

  test('a reset link arrives in the language that the person chose', async () => {
    const ana = await person('ana');
    await admin`update users set locale = 'fr' where id = ${ana.userId}`;
    await requestReset(ana.email, 'en');
    expect(await drain(mailJobs)).toBe(1);
    const [mail] = await arrived();
    expect(mail?.subject).toBe('Choisissez un nouveau mot de passe');
    expect(mail?.links[0]).toMatch(/^http:\/\/console\.test\/reset-password\/[\w-]{43}$/);
  });

  test('IN13 names are inert: no links, no markup, no hidden marks, no second header', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const name = 'Pay at https://evil.example/x\r\nBcc: all@evil.example <b>now</b> \u202egnp.exe';
    await admin`update workspaces set name = ${name} where id = ${olga.workspace.id}`;
    await admin`update members set name = 'www.evil.example' where id = ${olga.member.id}`;
    const { link } = await invite(olga, 'lorenzo@example.com');
    await drain(mailJobs);
    const [mail, ...others] = await arrived();
    expect(others).toEqual([]);
    expect(mail?.to).toEqual(['lorenzo@example.com']);
    expect(mail?.links).toEqual([link]);
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/evil\.example|\u202e/);
    expect(mail?.html).not.toContain('<b>');
  });

  test('a revoked invitation is no longer mailed', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId } = await invite(olga, 'lorenzo@example.com');
    await revokeInvitation(olga, { memberId });
    expect(await drain(mailJobs)).toBe(0);
    expect(await arrived()).toEqual([]);
    expect((await outboxRows())[0]).toMatchObject({ sent_at: null, last_error: 'obsolete' });
  });

  test('two senders at once send each mail once', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    for (let n = 0; n < 6; n++) await invite(olga, `lorenzo-${n}@example.com`);
    const sent = await Promise.all([drain(mailJobs), drain(mailJobs), drain(mailJobs)]);
    expect(sent.reduce((sum, n) => sum + n)).toBe(6);
    expect(await arrived()).toHaveLength(6);
  });

  test('FA6 with the server away the mail is kept, retried later, and finally marked as not sent', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { link } = await invite(olga, 'nobody@refused.example');
    await admin`update outbox set recipient = 'not an address'`;
    expect(await drain(mailJobs)).toBe(0);
    const [row] = await outboxRows();
    expect(row).toMatchObject({ tries: 1, sent_at: null, failed_at: null });
    expect(row?.due_at > row?.created_at).toBe(true);
    expect(await drain(mailJobs)).toBe(0);
    expect((await outboxRows())[0]?.tries).toBe(1);
    await admin`update outbox set due_at = now(), tries = 7`;
    await drain(mailJobs);
    const [given] = await outboxRows();
    expect(given?.failed_at).not.toBeNull();
    expect(given?.last_error).not.toMatch(/address|@/);
    expect(JSON.stringify(given)).not.toContain(link.split('/').at(-1));
  });
});
