import type { ActionError } from '@/lib/platform/action-result';
import { availability } from '@/lib/policy/might-ever';
import {
  apiKeySamples,
  billingSamples,
  creditSamples,
  sendingSamples,
  sharingSamples,
  subAccountSamples,
  unsubscribedSamples,
} from '../fixtures/action-samples/accounts';
import { listSamples, viewSamples } from '../fixtures/action-samples/contact-lists';
import { gateSamples, organisationSamples, profileSamples } from '../fixtures/action-samples/gate';
import {
  accountDeletionSamples,
  applicationSamples,
  delegationSamples,
  hostedAccountSamples,
  managerSamples,
  pixelSamples,
} from '../fixtures/action-samples/hosted';
import { paymentSamples, subscriptionSamples } from '../fixtures/action-samples/payment';
import { modelSamples, peopleSamples } from '../fixtures/action-samples/people';
import { recordSamples } from '../fixtures/action-samples/records';
import { roleSamples } from '../fixtures/action-samples/roles';
import type { Sample } from '../fixtures/action-samples/sample';
import { broadcastSamples, logSamples } from '../fixtures/action-samples/sendings';
import {
  confirmEmailSamples,
  dataExportSamples,
  fileSamples,
  generalSamples,
  notificationSamples,
  teamSamples,
} from '../fixtures/action-samples/settings';
import { phone } from '../fixtures/action-samples/targets';
import { usersSamples } from '../fixtures/action-samples/users';
import {
  contactSamples,
  conversationSamples,
  dashboardSamples,
  importSamples,
  reportSamples,
} from '../fixtures/action-samples/work';
import { type DeclaredAction, declaredActions } from '../fixtures/declared-actions';
import { postAction } from '../fixtures/post-action';
import { revealedAddresses } from '../fixtures/revealed-addresses';
import { type Actor, accessIn, openScene, type Scene, tokenOf } from '../fixtures/scene';
import { storedOf } from '../fixtures/stored-of';
import { expect, test } from '../fixtures/test';

/** The actions type their samples; this file only iterates over them. */
type Build = (scene: Scene, actor: Actor) => Promise<Sample<unknown>[]>;

const samples: Readonly<Record<string, Build>> = {
  ...gateSamples,
  ...profileSamples,
  ...organisationSamples,
  ...teamSamples,
  ...generalSamples,
  ...fileSamples,
  ...dataExportSamples,
  ...notificationSamples,
  ...confirmEmailSamples,
  ...peopleSamples,
  ...modelSamples,
  ...usersSamples,
  ...subAccountSamples,
  ...apiKeySamples,
  ...billingSamples,
  ...creditSamples,
  ...sendingSamples,
  ...sharingSamples,
  ...unsubscribedSamples,
  ...pixelSamples,
  ...applicationSamples,
  ...hostedAccountSamples,
  ...delegationSamples,
  ...accountDeletionSamples,
  ...managerSamples,
  ...contactSamples,
  ...listSamples,
  ...viewSamples,
  ...importSamples,
  ...conversationSamples,
  ...dashboardSamples,
  ...reportSamples,
  ...recordSamples,
  ...roleSamples,
  ...paymentSamples,
  ...subscriptionSamples,
  ...broadcastSamples,
  ...logSamples,
};

/** The engine's answer, with which the server must agree. */
type Answer = 'ok' | Pick<ActionError, 'kind' | 'decision'>;

async function engineAnswer(
  { requires }: DeclaredAction,
  scene: Scene,
  { person }: Actor,
  { evaluate, answer }: Sample<unknown>,
): Promise<Answer> {
  const allowed = answer ? { kind: answer } : 'ok';
  if (requires === 'anyone') return allowed;
  if (!person) return { kind: 'unauthenticated' };
  if (requires === 'signed-in') return allowed;
  const access = await accessIn(scene, person, requires);
  if (!access) return { kind: 'not-found' };
  const found = requires === 'member' ? null : availability(access, requires);
  if (found && found.state !== 'open') return { kind: 'denied', decision: found.decision };
  const decision = evaluate?.(access);
  if (decision === 'absent') return { kind: 'not-found' };
  return decision?.allowed === false ? { kind: 'denied', decision } : allowed;
}

for (const action of declaredActions()) {
  test(`SA1 R5 ${action.name}, posted directly, answers each actor as the policy decides`, async () => {
    const build = samples[action.name];
    expect(build, `a sample of ${action.name} in e2e/fixtures/action-samples`).toBeDefined();
    const scene = await openScene();
    for (const actor of scene.actors) {
      for (const sample of (await build?.(scene, actor)) ?? []) await tryAction(action, scene, actor, sample);
    }
  });
}

const isMasked = ({ membership }: Actor) => membership?.member.restrictions.includes('mask') ?? false;

/**
 * Actions that no actor of the scene may call, because of its model or a missing condition: the same wrapper answers
 * them.
 */
const notInScene = [
  'createAccountAction',
  'createApiKeyAction',
  'createApplicationAction',
  'createHostedAccountAction',
  'createPixelAction',
  'createRoleAction',
  'createSubAccountAction',
  'makeResetLinkAction',
  'sendTestAction',
  'startConversationAction',
  'startShortcutAction',
  'submitFormAction',
  'testIntegrationAction',
];

for (const action of declaredActions().filter(({ creates }) => creates)) {
  test(`RV5 ${action.name}, posted twice as one request, takes effect once`, async () => {
    const scene = await openScene();
    const found = await firstAllowed(action, scene);
    if (!found) return expect(notInScene).toContain(action.name);
    const { actor, sample } = found;
    const token = await tokenOf(actor);
    const input = { ...(sample.input as object), requestId: crypto.randomUUID() };
    const params = { workspace: scene.host.workspace.slug };
    const first = await postAction(action.name, input, { token, params });
    expect(first.result).toMatchObject({ ok: true });
    const before = await storedOf(scene);
    const second = await postAction(action.name, input, { token, params });
    expect(second.result).toEqual(first.result);
    expect(await storedOf(scene)).toEqual(before);
    const without = await postAction(action.name, { ...input, requestId: 'none' }, { token, params });
    expect(without.result).toMatchObject({ ok: false, error: { kind: 'invalid', status: 400 } });
    expect(await storedOf(scene)).toEqual(before);
  });
}

/** The first actor who may call it, with an input. */
async function firstAllowed(action: DeclaredAction, scene: Scene) {
  for (const actor of scene.actors) {
    for (const sample of (await samples[action.name]?.(scene, actor)) ?? []) {
      if ((await engineAnswer(action, scene, actor, sample)) === 'ok') return { actor, sample };
    }
  }
  return null;
}

async function tryAction(action: DeclaredAction, scene: Scene, actor: Actor, sample: Sample<unknown>) {
  const label = [actor.who, action.name, sample.about].filter(Boolean).join(', ');
  const expected = await engineAnswer(action, scene, actor, sample);
  const token = await tokenOf(actor);
  const before = expected === 'ok' ? null : await storedOf(scene);
  const { result, body } = await postAction(action.name, sample.input, {
    token,
    params: { workspace: scene.host.workspace.slug },
  });
  const revealed = revealedAddresses(body, { phone, email: 'nobody-has-this@example.fr' });
  if (isMasked(actor)) expect(revealed, `${label}: MA1 tells a masked phone`).toEqual([]);
  if (result === null) throw new Error(`${label}: the action did not answer`);
  if (expected === 'ok') return expect(result.ok ? 'ok' : result.error, label).toBe('ok');
  expect(result.ok ? 'ok' : result.error, label).toMatchObject(expected);
  expect(await storedOf(scene), `${label}: refused, so nothing has changed`).toEqual(before);
}
