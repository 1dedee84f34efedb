import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartedConsole } from '@/e2e/fixtures/started-console';
import { until } from '@/lib/test-support/until';

/** The recommended Node, whichever version runs the tests. npm downloads it if missing. */
const npm = ['npx', '-y', '-p', 'node@24', '--', 'npm'];

/** An owner of the demo, as `npm start` prints them. */
const owner = { email: 'ines.kerouedan@corvane.example', password: 'four plain words here' };

let directory = '';
let started: StartedConsole;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'latchkey-node-24-'));
  const settings = { DATA_DIRECTORY: directory, DEMO_PASSWORD: owner.password };
  started = await StartedConsole.start(settings, [...npm, 'start']);
  await until(() => started.address !== undefined || started.hasEnded);
});

afterAll(async () => {
  if (!started.hasEnded) started.pressCtrlC();
  await started.ended();
  await rm(directory, { recursive: true, force: true });
});

describe('npm start under Node 24', () => {
  test('runs scripts by that Node', () => {
    const [command = '', ...args] = [...npm, 'exec', '-c', 'node --version'];
    expect(execFileSync(command, args, { encoding: 'utf8' })).toMatch(/^v24\./);
  });

  test('serves the demo, and prints its sign-in lines', async () => {
    expect(started.address, started.output).toMatch(/^http:/);
    expect(started.output).toMatch(new RegExp(`^ +Owner +${owner.email} +${owner.password}$`, 'm'));
    const page = await fetch(`${started.address}/sign-in`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Latchkey');
  });

  test('checks a password, with the native modules', async () => {
    const refused = await signIn('wrong');
    expect(await refused.text()).toContain('Email or password is wrong');
    expect(refused.headers.get('set-cookie') ?? '').not.toContain('latchkey.session=');
    const accepted = await signIn(owner.password);
    expect(accepted.status).toBe(303);
    expect(accepted.headers.get('location')).not.toContain('sign-in');
    expect(accepted.headers.get('set-cookie')).toContain('latchkey.session=');
  });

  test('stops at Ctrl-C and leaves nothing running', async () => {
    started.pressCtrlC();
    await started.ended();
    await expect(fetch(started.address ?? '')).rejects.toThrow();
    expect(started.output).not.toMatch(/^\s+at .*:\d+/m);
  });
});

/** Posts the form of signing in with its hidden fields, like a browser without script. */
async function signIn(password: string): Promise<Response> {
  const page = await (await fetch(`${started.address}/sign-in`)).text();
  const body = new FormData();
  for (const [field] of page.matchAll(/<input type="hidden"[^>]*>/g))
    body.set(/name="([^"]*)"/.exec(field)?.[1] ?? '', /value="([^"]*)"/.exec(field)?.[1] ?? '');
  body.set('identifier', owner.email);
  body.set('password', password);
  const headers = { origin: started.address ?? '' };
  return fetch(`${started.address}/sign-in`, { method: 'POST', redirect: 'manual', headers, body });
}
