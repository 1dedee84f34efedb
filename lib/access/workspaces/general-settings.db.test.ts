import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { emailFor } from '@/lib/access/mail/email-for-job';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { renameSelf } from '@/lib/access/people/rename-self';
import { work } from '@/lib/modules';
import { Denied, Invalid, Stale } from '@/lib/platform/errors';
import { again, join, person, world } from '@/lib/test-support/world';
import { generalSettings } from './general-settings';
import { updateWorkspace } from './update-workspace';

const { admin } = await testDatabase();
process.env.SMTP_URL = 'smtp://localhost:1';

const named = (name: string, version = 1) => ({
  version,
  name,
  locale: null,
  timeZone: 'UTC',
  country: null,
});

describe('general settings', () => {
  test('S1.16 S1.21 a restricted manager and an agent change nothing; an owner and a manager do', async () => {
    const { olga, mona, ana } = await world({ people: { olga: 'owner', mona: 'manager', ana: 'agent' } });
    const remy = await join(olga, await person('remy'), {
      role: 'manager',
      restrictions: ['workspace-settings'],
    });
    const stored = () => admin`select * from workspaces where id = ${olga.workspace.id}`;
    const before = await stored();
    for (const actor of [ana, remy]) {
      await expect(updateWorkspace(actor, named('Mine'))).rejects.toThrow(Denied);
      await expect(generalSettings(actor)).rejects.toThrow(Denied);
    }
    await expect(updateWorkspace(olga, named(' '))).rejects.toThrow(Invalid);
    await expect(updateWorkspace(olga, { ...named('A'), timeZone: 'Mars/Olympus' })).rejects.toThrow(Invalid);
    expect(await stored()).toEqual(before);
    await updateWorkspace(mona, {
      version: 1,
      name: 'Front desk',
      locale: 'fr',
      timeZone: 'Europe/Paris',
      country: 'FR',
    });
    expect((await again(olga)).workspace).toMatchObject({ name: 'Front desk', slug: olga.workspace.slug });
    expect(await generalSettings(olga)).toMatchObject({
      version: 2,
      changedBy: 'mona',
      timeZone: 'Europe/Paris',
    });
  });

  test('of two simultaneous changes the later learns the first one and its author, and nothing is lost', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    await updateWorkspace(otto, named('Workspace of otto'));
    await expect(updateWorkspace(olga, named('Workspace of both'))).rejects.toThrow(Stale);
    expect(await generalSettings(olga)).toMatchObject({
      name: 'Workspace of otto',
      changedBy: 'otto',
      version: 2,
    });
    await updateWorkspace(olga, named('Workspace of both', 2));
    const outcomes = await Promise.allSettled(
      [olga, otto].map((actor) => updateWorkspace(actor, named(`By ${actor.member.name}`, 3))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('S1.9 an invitation is written in the workspace’s language and time zone', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await updateWorkspace(olga, {
      version: 1,
      name: 'Accueil',
      locale: 'fr',
      timeZone: 'Europe/Paris',
      country: 'FR',
    });
    const email = `${crypto.randomUUID()}@example.com`;
    await inviteMembers(await again(olga), { emails: [email], role: 'agent', restrictions: [] });
    const [queued] = await admin`select job from outbox where recipient = ${email}`;
    const mail = await emailFor(queued?.job, work);
    expect(mail?.locale).toBe('fr');
    expect(mail?.paragraphs[1]).toContain('Europe/Paris');
  });

  test('S1.34 a person’s own new name shows in every workspace of the organisation, and in no other one', async () => {
    const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { stella } = await world({ people: { stella: 'owner' } });
    const elsewhere = await join(stella, ana.person, { role: 'agent' });
    await renameSelf(ana, { from: 'ana', name: '  Ana Lindqvist ' });
    expect((await again(ana)).member.name).toBe('Ana Lindqvist');
    expect((await again(elsewhere)).member.name).toBe('ana');
    const [event] = await admin`
      select before, after, actor_name from audit_events
      where event = 'person.edited' and organisation_id = ${ana.organisation.id}`;
    expect(event).toEqual({ before: { name: 'ana' }, after: { name: 'Ana Lindqvist' }, actor_name: 'ana' });
    await expect(renameSelf(ana, { from: 'Ana Lindqvist', name: 'A\u0000' })).rejects.toThrow(Invalid);
  });
});
