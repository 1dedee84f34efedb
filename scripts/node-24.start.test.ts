import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { StartedConsole } from '@/e2e/fixtures/started-console';

/** The recommended Node, whichever version runs the tests. npm downloads it if missing. */
const npm = ['npx', '-y', '-p', 'node@24', '--', 'npm'];

let directory = '';
let started: StartedConsole;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'latchkey-node-24-'));
  started = await StartedConsole.start({ DATA_DIRECTORY: directory }, [...npm, 'start', '--']);
  const isSettled = () => expect(started.address !== undefined || started.hasEnded).toBe(true);
  await vi.waitFor(isSettled, { timeout: 240_000, interval: 200 });
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

  test('serves an empty console, and prints where the first organisation is created', async () => {
    expect(started.address, started.output).toMatch(/^http:/);
    const page = await fetch(started.setupLink ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Latchkey');
  });

  test('checks a password, with the native modules', async () => {
    const body = await signInForm(started.address ?? '');
    body.set('identifier', 'nobody@example.com');
    body.set('password', 'wrong');
    const answer = await fetch(`${started.address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: started.address ?? '' },
      body,
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain('error=wrong-credentials');
  });

  test('stops at Ctrl-C and leaves nothing running', async () => {
    started.pressCtrlC();
    await started.ended();
    await expect(fetch(started.address ?? '')).rejects.toThrow();
    expect(started.output).not.toMatch(/^\s+at .*:\d+/m);
  });
});

/** The hidden fields of the form, as a browser without script posts them. */
async function signInForm(address: string): Promise<FormData> {
  const page = await (await fetch(`${address}/sign-in`)).text();
  const form = new FormData();
  for (const [field] of page.matchAll(/<input type="hidden"[^>]*>/g))
    form.set(/name="([^"]*)"/.exec(field)?.[1] ?? '', /value="([^"]*)"/.exec(field)?.[1] ?? '');
  return form;
}
