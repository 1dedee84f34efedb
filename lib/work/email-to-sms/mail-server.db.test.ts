import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { startEmailToSms } from './test-support/email-to-sms';

const { admin } = await testDatabase();

const { port, registered, account, mail, log, refused } = await startEmailToSms(admin);

describe('the mail server', () => {
  test('relays nothing and offers neither sign-in nor unprotected STARTTLS', async () => {
    await refused({ to: 'ada@elsewhere.example' }, 550);
    const answers = await talk(['EHLO client.example', 'AUTH PLAIN AGEAYg==', 'STARTTLS']);
    expect(answers).not.toMatch(/250[- ](?:AUTH|STARTTLS)/);
    expect(answers.match(/^5\d\d /gm)).toHaveLength(2);
  });

  test('FA3 takes no mail above its size, no command above its length, and no eleventh connection of one address', async () => {
    const pia = await account();
    const { to } = await registered(pia);
    await refused({ to: to(), text: 'a'.repeat(2_200_000) }, 552);
    expect(await talk([`EHLO ${'a'.repeat(100_000)}`])).toMatch(/^(?:5|4)\d\d /m);
    const sockets = await Promise.all(Array.from({ length: 10 }, greeted));
    expect(await talk(['EHLO client.example'])).toMatch(/^450 4\.7\.1/m);
    for (const socket of sockets) socket.destroy();
  });

  test('LI4 takes a bounded number of mails of one registration', async () => {
    const pia = await account();
    const { id, to } = await registered(pia);
    expect(await mail({ to: to() })).toMatchObject({ code: 250 });
    await admin`update attempts set count = 300 where key like 'email-to-sms:%'`;
    await refused({ to: to(), text: 'More' }, 450);
    expect((await log(id)).map(({ error }) => error)).toEqual([null, 'too-often']);
  });
});

/** A connection that has been greeted. */
async function greeted(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'data');
  return socket;
}

/** Says commands, each after an answer, until the connection ends, and returns all answers. */
async function talk(commands: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const left = [...commands, 'QUIT'];
  let answers = '';
  socket.on('error', () => {});
  socket.on('data', (answer) => {
    answers += answer.toString();
    const command = left.shift();
    if (command && socket.writable) socket.write(`${command}\r\n`);
  });
  await once(socket, 'close');
  return answers;
}
