import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { postAction } from '@/e2e/fixtures/post-action';
import type { Worker } from './company';
import type { Tally } from './tally';

/** What people did that the console acknowledged: each is in the database, once. */
export interface Acknowledged {
  contacts: string[];
  notes: string[];
}

interface Day {
  origin: string;
  tally: Tally;
  acknowledged: Acknowledged;
  signal: AbortSignal;
  /** What a person waits between two acts, on average, in milliseconds. */
  thinkingMs: number;
}

type Act = (day: Day, worker: Worker) => Promise<boolean>;

/** A person loads the first page whole, and goes on as the console's links do; after a failure they load it whole again. */
const page =
  (kind: string, path: string): Act =>
  async ({ origin, tally }, worker) => {
    const address = `${origin}/w/${worker.slug}/${path}`;
    return tally.count(kind, async () => {
      const isLink = worker.isOpen && !path.startsWith('find');
      worker.isOpen = false;
      await (isLink ? followLink : loadPage)(address, worker.token);
      worker.isOpen = true;
    });
  };

/** How often each act is done, of a hundred, by people who manage and by agents, who may do less. */
const ofManagers: readonly (readonly [number, Act])[] = [
  [22, page('conversations', 'messages/all')],
  [
    10,
    (day, worker) =>
      page('conversation', `messages/all?conversation=${any(worker.conversations)}`)(day, worker),
  ],
  [20, page('contacts', 'contacts')],
  [18, page('users', 'settings/users')],
  [10, page('dashboard', 'dashboard')],
  [4, page('roles', 'settings/roles')],
  [6, page('palette search', 'find?q=contact')],
  [5, createContact],
  [5, writeNote],
];
const ofAgents: readonly (readonly [number, Act])[] = [
  [42, page('conversations', 'messages/all')],
  [
    30,
    (day, worker) =>
      page('conversation', `messages/all?conversation=${any(worker.conversations)}`)(day, worker),
  ],
  [10, page('notifications', 'notifications')],
  [6, page('palette search', 'find?q=contact')],
  [12, writeNote],
];

const pages = ['messages/all', 'notifications', 'find?q=contact'];
const managed = ['contacts', 'dashboard', 'settings/users', 'settings/roles'];

/** Loads each page once from each process: a process that has just started loads the code of a page with its first request. */
export async function warmUp(ports: readonly number[], people: readonly Worker[]): Promise<void> {
  for (const { slug, token, manages } of [
    people.find(isManager),
    people.find((each) => !isManager(each)),
  ].filter(isThere))
    for (const port of ports)
      for (const path of [...pages, ...(manages ? managed : [])])
        await loadPage(`http://127.0.0.1:${port}/w/${slug}/${path}`, token);
}

const isManager = ({ manages }: Worker) => manages;
const isThere = (worker: Worker | undefined): worker is Worker => worker !== undefined;

/** Lets each person act until the signal: mostly reading, a tenth of it writing. */
export async function workUntil(day: Day, people: readonly Worker[]): Promise<void> {
  await Promise.all(people.map((worker) => workAs(day, worker)));
}

async function workAs(day: Day, worker: Worker): Promise<void> {
  // People do not begin all at once.
  await think(day, Math.random());
  while (!day.signal.aborted) {
    await anyAct(worker)(day, worker);
    await think(day, 0.5 + Math.random());
  }
}

const think = ({ thinkingMs, signal }: Day, part: number) =>
  pause(thinkingMs * part, undefined, { signal }).catch(() => {});

function anyAct({ manages }: Worker): Act {
  let left = Math.random() * 100;
  for (const [share, act] of manages ? ofManagers : ofAgents) {
    left -= share;
    if (left < 0) return act;
  }
  return page('dashboard', 'dashboard');
}

function any<T>(values: readonly T[]): T | undefined {
  return values[Math.floor(Math.random() * values.length)];
}

/** @throws Error unless the whole page arrived, without an error in its stream */
export async function loadPage(address: string, token: string): Promise<void> {
  const answer = await fetch(address, {
    headers: { cookie: `latchkey.session=${token}` },
    redirect: 'manual',
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`status ${answer.status}`);
  if (text.includes('<html') && !text.trimEnd().endsWith('</html>')) throw new Error('page cut off');
  if (text.includes('data-dgst=')) throw new Error('an error in the page');
}

/**
 * Asks for a page as a link of the console does: without the HTML. A browser names the parts that it has already, which are then
 * left out; this asks for all of them.
 *
 * @throws Error unless the whole page arrived, without an error in its stream
 */
async function followLink(address: string, token: string): Promise<void> {
  const answer = await fetch(`${address}${address.includes('?') ? '&' : '?'}_rsc`, {
    headers: { cookie: `latchkey.session=${token}`, rsc: '1' },
    redirect: 'manual',
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`status ${answer.status}`);
  if (!answer.headers.get('content-type')?.startsWith('text/x-component'))
    throw new Error('not a part of a page');
  if (/^[0-9a-f]+:E\{/m.test(text)) throw new Error('an error in the page');
}

/** A try repeats the request with the same id, as the console's forms do: it takes effect once (RV5). */
async function createContact(
  { tally, acknowledged }: Day,
  { slug: workspace, token }: Worker,
): Promise<boolean> {
  const name = `Made ${v7()}`;
  const input = { workspace, name, phone: '', email: '', keepDuplicate: false, requestId: v7() };
  const isDone = await tally.count('create a contact', () => post('createContactAction', input, token));
  if (isDone) acknowledged.contacts.push(name);
  return isDone;
}

async function writeNote({ tally, acknowledged }: Day, worker: Worker): Promise<boolean> {
  const body = `Note ${v7()}`;
  const input = {
    workspace: worker.slug,
    conversationId: any(worker.conversations),
    body,
    requestId: v7(),
  };
  const isDone = await tally.count('write a note', () => post('noteAction', input, worker.token));
  if (isDone) acknowledged.notes.push(body);
  return isDone;
}

/** @throws Error unless the action acknowledged it */
export async function post(name: string, input: { workspace: string }, token: string): Promise<void> {
  const { result, status } = await postAction(name, input, {
    token,
    params: { workspace: input.workspace },
  });
  if (!result) throw new Error(`status ${status}`);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
}
