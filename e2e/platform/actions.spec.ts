import type { ActionError } from '@/lib/platform/action-result';
import { availability } from '@/lib/policy/might-ever';
import { samples } from '../fixtures/action-samples/all';
import type { Sample } from '../fixtures/action-samples/sample';
import { phone } from '../fixtures/action-samples/targets';
import { accessIn, type Caller, type Callers, tokenOf } from '../fixtures/callers';
import { type DeclaredAction, declaredActions } from '../fixtures/declared-actions';
import { eventsBy, eventsOfSuccess, isOfAccess } from '../fixtures/events-of-success';
import { postAction, type Sender } from '../fixtures/post-action';
import { revealedAddresses } from '../fixtures/revealed-addresses';
import { sharedCallers } from '../fixtures/shared-callers';
import { storedOf } from '../fixtures/stored-of';
import { expect, test } from '../fixtures/test';

/** The engine's answer, with which the server must agree. */
type Answer = 'ok' | Pick<ActionError, 'kind' | 'decision'>;

async function engineAnswer(
  { requires }: DeclaredAction,
  callers: Callers,
  { person }: Caller,
  { evaluate, answer }: Sample<unknown>,
): Promise<Answer> {
  const allowed = answer ? { kind: answer } : 'ok';
  if (requires === 'anyone') return allowed;
  if (!person) return { kind: 'unauthenticated' };
  if (requires === 'signed-in' || requires === 'viewing') return allowed;
  const access = await accessIn(callers, person, requires);
  if (!access) return { kind: 'not-found' };
  const found = requires === 'member' ? null : availability(access, requires);
  if (found && found.state !== 'open') return { kind: 'denied', decision: found.decision };
  const decision = evaluate?.(access);
  if (decision === 'absent') return { kind: 'not-found' };
  return decision?.allowed === false ? { kind: 'denied', decision } : allowed;
}

for (const action of declaredActions()) {
  const [ids, suffix] = isOfAccess(action)
    ? ['SA1 R5 R7 B10', ', and writes its audit events']
    : ['SA1 R5', ''];
  test(`${ids} ${action.name}, posted directly, answers each caller as the policy decides${suffix}`, {
    tag: '@core',
  }, async () => {
    const build = samples[action.name];
    if (!build) throw new Error(`There is no sample of ${action.name} in e2e/fixtures/action-samples`);
    const callers = await sharedCallers();
    const attemptsOf = async (caller: Caller) =>
      Promise.all((await build(callers, caller)).map((sample) => attemptOf(action, callers, caller, sample)));

    // Refusals come first, because they are evaluated in a state that the allowed requests change.
    const [refused, allowing]: [Attempt[], Set<Caller>] = [[], new Set()];
    for (const caller of callers.all) {
      for (const attempt of await attemptsOf(caller)) {
        if (attempt.expected === 'ok') allowing.add(caller);
        else refused.push(attempt);
      }
    }
    const before = await storedOf(callers);
    for (const attempt of refused) await post(attempt);
    expect(await storedOf(callers), 'all were refused, so nothing has changed').toEqual(before);

    for (const caller of allowing) {
      for (const attempt of await attemptsOf(caller))
        if (attempt.expected === 'ok') await postAllowed(attempt);
    }
  });
}

async function postAllowed(attempt: Attempt) {
  const { action, caller, label } = attempt;
  const { person } = caller;
  if (!person || !isOfAccess(action)) return post(attempt);
  const before = await eventsBy(person);
  await post(attempt);
  expect((await eventsBy(person)) - before, `${label}: audit events`).toBe(eventsOfSuccess(action.name));
}

const isMasked = ({ membership }: Caller) => membership?.member.restrictions.includes('mask') ?? false;

/**
 * Actions that none of the callers may call, because of its model or a missing condition: the same wrapper answers
 * them.
 */
const notForAnyCaller = [
  'createAccountAction',
  'createApplicationAction',
  'createHostedAccountAction',
  'createPixelAction',
  'createRoleAction',
  'createSubAccountAction',
  'extendAccessAction',
  'makeResetLinkAction',
  'sendTestAction',
  'sendTestEventAction',
  'startConversationAction',
  'startShortcutAction',
  'submitFormAction',
  'testChannelAction',
  'testIntegrationAction',
];

for (const action of declaredActions().filter(({ creates }) => creates)) {
  test(`RV5 ${action.name}, posted twice as one request, takes effect once`, { tag: '@core' }, async () => {
    const callers = await sharedCallers();
    const found = await firstAllowed(action, callers);
    if (!found) return expect(notForAnyCaller).toContain(action.name);
    const { caller, sample } = found;
    const token = await tokenOf(caller);
    const input = { ...(sample.input as object), requestId: crypto.randomUUID() };
    const params = { workspace: callers.host.workspace.slug };
    const first = await postAction(action.name, input, { token, params });
    expect(first.result).toMatchObject({ ok: true });
    const before = await storedOf(callers);
    const second = await postAction(action.name, input, { token, params });
    expect(second.result).toEqual(first.result);
    expect(await storedOf(callers)).toEqual(before);
    const without = await postAction(action.name, { ...input, requestId: 'none' }, { token, params });
    expect(without.result).toMatchObject({ ok: false, error: { kind: 'invalid', status: 400 } });
    expect(await storedOf(callers)).toEqual(before);
  });
}

/** The first caller who may call it, with an input. */
async function firstAllowed(action: DeclaredAction, callers: Callers) {
  for (const caller of callers.all) {
    for (const sample of (await samples[action.name]?.(callers, caller)) ?? []) {
      if ((await engineAnswer(action, callers, caller, sample)) === 'ok') return { caller, sample };
    }
  }
  return null;
}

interface Attempt {
  label: string;
  action: DeclaredAction;
  caller: Caller;
  input: unknown;
  expected: Answer;
  /** How the request is sent; its session exists already, so that sending it stores nothing. */
  sender: Sender;
}

async function attemptOf(action: DeclaredAction, callers: Callers, caller: Caller, sample: Sample<unknown>) {
  return {
    label: [caller.who, action.name, sample.about].filter(Boolean).join(', '),
    action,
    caller,
    input: sample.input,
    expected: await engineAnswer(action, callers, caller, sample),
    sender: { token: await tokenOf(caller), params: { workspace: callers.host.workspace.slug } },
  };
}

async function post({ label, action, caller, input, expected, sender }: Attempt) {
  const { result, body } = await postAction(action.name, input, sender);
  const revealed = revealedAddresses(body, { phone, email: 'nobody-has-this@example.fr' });
  if (isMasked(caller)) expect(revealed, `${label}: MA1 tells a masked phone`).toEqual([]);
  if (result === null) throw new Error(`${label}: the action did not answer`);
  const answer = result.ok ? 'ok' : result.error;
  if (expected === 'ok') expect(answer, label).toBe('ok');
  else expect(answer, label).toMatchObject(expected);
}
