import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { endJobs } from '@/lib/access/members/dates/end-jobs';
import { recordEndings } from '@/lib/access/members/dates/record-endings';
import { datesOf } from '@/lib/access/members/dates/test-support/dates';
import { suspend } from '@/lib/access/members/suspend/test-support/suspend';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { readersOf } from './test-support/readers';

const { admin } = await testDatabase();
const post = await openMailInbox(admin);
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';
afterAll(post.close);
beforeEach(post.empty);

const { team, date } = datesOf(admin);
const { mailsTo, speaks } = readersOf(admin, post);

describe('the mail about a first day', () => {
  test.each([
    ['en', 'has not begun', 'It begins on 4 December 2099. The last day is Thursday 31 December 2099.'],
    [
      'fr',
      'n’a pas commencé',
      'Il commence le 4 décembre 2099. Le dernier jour est le jeudi 31 décembre 2099.',
    ],
    ['it', 'non è ancora iniziato', 'Inizia il 4 dicembre 2099. L’ultimo giorno è giovedì 31 dicembre 2099.'],
  ])(
    'B5 a member whose access now begins later gets both days by mail, in %s',
    async (locale, subject, said) => {
      const { olga, ana } = await team();
      await speaks(ana, locale);
      await date(olga, ana, { starts: '2099-12-04', ends: '2099-12-31' });
      const [mail, ...others] = await mailsTo(ana);
      expect(others).toEqual([]);
      expect(mail?.subject).toContain(subject);
      expect(mail?.text).toContain(said);
      expect(mail?.text).toContain(olga.person.email);
    },
  );

  test('B5 another first day is mailed again; the same dates are not', async () => {
    const { olga, ana } = await team();
    await date(olga, ana, { starts: '2099-12-04' });
    await date(olga, ana, { starts: '2099-12-04' });
    await date(olga, ana, { starts: '2099-12-05' });
    expect(await mailsTo(ana)).toHaveLength(2);
  });

  test('B5 an access that begins after all says so', async () => {
    const { olga, ana } = await team();
    await date(olga, ana, { starts: '2099-12-04' });
    await mailsTo(ana);
    await post.empty();
    await date(olga, ana, {});
    const [mail, ...others] = await mailsTo(ana);
    expect(others).toEqual([]);
    expect(mail?.text).toContain('Your access has begun.');
  });

  test('B5 B4 a suspended member gets no mail about a first day', async () => {
    const { olga, ana } = await team();
    await suspend(olga, ana);
    await mailsTo(ana);
    await post.empty();
    await date(olga, ana, { starts: '2099-12-04' });
    expect(await mailsTo(ana)).toEqual([]);
  });
});

describe('the mails about the end of a temporary change', () => {
  const makeManager = (actor: WorkspaceContext, { member: { id: memberId, version } }: WorkspaceContext) =>
    changeAccess(actor, { memberId, version, role: 'manager', restrictions: [], until: '2099-12-31' });

  /** Lets the change end at this moment: no test waits. */
  const endNow = ({ member }: WorkspaceContext) =>
    admin`update members set reverts_at = now() where id = ${member.id}`;

  const record = ({ workspace, organisation }: WorkspaceContext) =>
    inTenant({ workspaceId: workspace.id, organisationId: organisation.id }, (tx) =>
      recordEndings(tx, workspace.id),
    );

  test.each([
    [
      'en',
      'A temporary change of your access to',
      'You have your previous access again. Was: Manager. Now: Agent.',
      'You made the change. ana has their previous access again.',
    ],
    [
      'fr',
      'Une modification temporaire de votre accès',
      'Vous retrouvez votre accès d’avant. Avant',
      'Vous aviez fait cette modification. ana retrouve son accès d’avant.',
    ],
    [
      'it',
      'Una modifica temporanea del tuo accesso',
      'Hai di nuovo l’accesso di prima. Prima: Responsabile. Ora: Agente.',
      'L’avevi fatta tu. ana ha di nuovo l’accesso di prima.',
    ],
  ])('B5 tell the member and the member who made it, in %s', async (locale, subject, body, toMaker) => {
    const { olga, otto, mia, ana } = await team();
    for (const reader of [ana, otto]) await speaks(reader, locale);
    await makeManager(otto, ana);
    await endNow(ana);
    await mailsTo(ana);
    await post.empty();
    await Promise.all([record(olga), record(olga)]);
    const [mail, ...others] = await mailsTo(ana);
    expect(others).toEqual([]);
    expect(mail?.subject).toContain(subject);
    expect(mail?.text).toContain(body);
    expect((await mailsTo(otto)).map(({ text }) => text)).toEqual([expect.stringContaining(toMaker)]);
    for (const other of [olga, mia]) expect(await mailsTo(other)).toEqual([]);
  });

  test('B5 the job at the end sends them, with no request', async () => {
    const { olga, ana } = await team();
    await makeManager(olga, ana);
    await admin`update members set reverts_at = date_trunc('second', now()) where id = ${ana.member.id}`;
    await admin`update outbox set due_at = now(),
      job = jsonb_set(job, '{endsAt}', to_jsonb((select reverts_at::text from members where id = ${ana.member.id})))
      where job ->> 'kind' = 'membership-end'`;
    await drain(endJobs);
    expect((await mailsTo(ana)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('was changed'),
      expect.stringContaining('A temporary change of your access'),
    ]);
    expect(await mailsTo(olga)).toHaveLength(1);
  });

  test('B5 R2 a maker who is no longer a member gets none', async () => {
    const { olga, otto, ana } = await team();
    await makeManager(otto, ana);
    await endNow(ana);
    await admin`update members set status = 'left', left_at = now() where id = ${otto.member.id}`;
    await record(olga);
    expect(await mailsTo(otto)).toEqual([]);
  });
});
