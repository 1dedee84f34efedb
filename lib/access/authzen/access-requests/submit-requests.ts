import 'server-only';
import { createTranslator } from 'use-intl/core';
import { requestIdOf } from '@/lib/access/api/answer-once';
import { idempotencyKeyOf } from '@/lib/access/api/read-request';
import { refuseAccessRequest } from '@/lib/access/api/refusal';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type CreateRequest, createRequests } from '@/lib/access/members/requests/create-request';
import { canonical } from '@/lib/platform/canonical';
import { Denied, Invalid } from '@/lib/platform/errors';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import { chooseLocale, formatLocales } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { answerOnce, fingerprintOf } from '@/lib/platform/requests/answer-once';
import type { Permission } from '@/lib/policy/catalogue';
import { parsed } from '../parsed';
import { askedDuration } from './asked-duration';
import { requireBinding } from './offer';
import { type Submission, submission } from './submission';
import { readTask, type TaskAnswer } from './task-answer';
import { handleOf } from './task-handle';

/** The key that asks, and its holder. */
export interface Requester {
  ctx: WorkspaceContext;
  keyId: string;
}

/**
 * Submits requests for access in the name of the key's holder: for all items or for none (B1). A repetition under one
 * `Idempotency-Key` answers with the first task.
 *
 * @throws ApiRefusal with a problem type of the profile · Invalid · Throttled
 */
export async function submitRequests(
  { ctx, keyId }: Requester,
  request: ProgramRequest,
  body: object,
): Promise<TaskAnswer> {
  const submitted = parsed(submission, body);
  const key = idempotencyKeyOf(request);
  const submit = () => create({ ctx, keyId }, submitted);
  if (key === null) return readTask(ctx, await submit());
  const claim = {
    owner: `api-key:${keyId}`,
    requestId: requestIdOf(keyId, key),
    fingerprint: fingerprintOf('access-request', canonical(body)),
  };
  const handle = await answerOnce(claim, submit).catch((error: unknown) => {
    const isReused = error instanceof Invalid && Object.hasOwn(error.fields, 'requestId');
    throw isReused ? refuseAccessRequest('duplicate-request') : error;
  });
  return readTask(ctx, handle);
}

async function create({ ctx, keyId }: Requester, submitted: Submission): Promise<string> {
  const items = itemsOf(submitted);
  const inputs: CreateRequest[] = [];
  for (const { action, resource, denial, requested_access: wanted = {} } of items) {
    const { subject } = submitted;
    const { evaluationId } = requireBinding(ctx, { subject, action, resource, context: undefined }, denial);
    const isEmergency = wanted.emergency === true;
    inputs.push({
      permission: action.name as Permission,
      note: await noteOf(ctx, submitted.context?.business_justification ?? '', isEmergency),
      ...askedDuration(wanted, ctx.workspace.timeZone),
      asked: { evaluationId, apiKeyId: keyId, isEmergency },
    });
  }
  const created = await createRequests(ctx, inputs).catch((error: unknown) => {
    // Held in the meantime, or withheld by what no change of access gives.
    const isHeld = error instanceof Invalid && Object.hasOwn(error.fields, 'permission');
    throw isHeld || error instanceof Denied ? refuseAccessRequest('not-requestable') : error;
  });
  return handleOf({
    ...{ workspaceId: ctx.workspace.id, memberId: ctx.member.id, isBundle: submitted.items !== undefined },
    items: items.map(({ action, resource }, at) => ({ requestId: created[at]?.id ?? '', action, resource })),
  });
}

/** What an item does not say itself is said at the top. */
function itemsOf({ items, action, resource, denial, requested_access }: Submission) {
  if (items)
    return items.map((item) => ({
      ...item,
      denial: item.denial ?? denial,
      requested_access: { ...requested_access, ...item.requested_access },
    }));
  if (!action || !resource) throw new Invalid({ action: 'required' });
  return [{ action, resource, denial, requested_access }];
}

/** An emergency changes nothing but what the approvers read and how short the time is, so it needs a reason. */
async function noteOf({ workspace }: WorkspaceContext, reason: string, isEmergency: boolean) {
  if (!isEmergency) return reason || null;
  if (!reason) throw new Invalid({ 'context.business_justification': 'required' });
  const locale = chooseLocale(workspace.locale ?? undefined, null);
  const t = createTranslator({ locale: formatLocales[locale], messages: await textsOf(locale) });
  return t('requests.emergency', { reason });
}
