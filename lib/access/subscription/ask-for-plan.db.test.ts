import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { latestNotifications } from '@/lib/access/notifications/latest-notifications';
import { work } from '@/lib/modules';
import { again, world } from '@/lib/test-support/world';
import { askForPlan } from './ask-for-plan';

const { admin } = await testDatabase();

const asked = () => admin`select member_id from notifications where event = 'plan-asked'`;

test('B1 a request for another plan reaches the member who can change it, in the console and by mail', async () => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:9';
  const { olga, mia, ana } = await world({
    plan: 'starter',
    people: { olga: 'owner', mia: 'manager', ana: 'agent' },
  });
  await askForPlan(mia, { plans: ['growth', 'starter'] });
  expect(await asked()).toEqual([{ member_id: olga.member.id }]);
  expect((await latestNotifications(olga, work))?.rows[0]).toMatchObject({
    ...{ event: 'plan-asked', actor: 'mia', plans: ['growth'], path: '/plan' },
  });
  expect((await latestNotifications(await again(ana), work))?.unread).toBe(0);
  const mails = await admin`select from outbox where job->>'kind' = 'notification'
    and job->>'notificationId' in (select id::text from notifications where event = 'plan-asked')`;
  expect(mails).toHaveLength(1);
});

test('B1 only a plan that is another is asked for, three times a day, and no other row is written', async () => {
  const { mia } = await world({ plan: 'starter', people: { olga: 'owner', mia: 'manager' } });
  const before = await asked();
  await expect(askForPlan(mia, { plans: ['starter'] })).rejects.toMatchObject({
    fields: { plans: 'invalid' },
  });
  expect(await asked()).toEqual(before);
  for (let time = 0; time < 3; time++) await askForPlan(mia, { plans: ['growth'] });
  await expect(askForPlan(mia, { plans: ['growth'] })).rejects.toThrow();
  expect(await asked()).toHaveLength(before.length + 3);
});

test('B1 where no member can change the plan, nothing is written and the reader is informed', async () => {
  const { olga, mia } = await world({ plan: 'starter', people: { olga: 'owner', mia: 'manager' } });
  await admin`update people set role = 'member' where user_id = ${olga.person.userId}`;
  const before = await asked();
  await expect(askForPlan(mia, { plans: ['growth'] })).rejects.toMatchObject({
    fields: { '': 'plan-nobody-here' },
  });
  expect(await asked()).toEqual(before);
});
