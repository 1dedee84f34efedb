'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { createRequest } from '@/lib/access/members/requests/create-request';
import { decideRequest } from '@/lib/access/members/requests/decide-request';
import { withdrawRequest } from '@/lib/access/members/requests/withdraw-request';
import { askForPlan } from '@/lib/access/subscription/ask-for-plan';
import { AskForPlan, CreateRequest, GrantRequest, OneRequest, RefuseRequest } from './inputs';

/** The actions of requests for access (B1). Any member asks; the service decides about the permission. */

export const createRequestAction = action('member', creating(CreateRequest), async (ctx, input) => {
  const { permission, note, duration, untilDay } = input;
  const created = await createRequest(ctx, { permission, note, duration, untilDay: untilDay || null });
  refresh();
  return created;
});

export const askForPlanAction = action('member', creating(AskForPlan), (ctx, { plans }) =>
  askForPlan(ctx, { plans }),
);

export const withdrawRequestAction = action('member', OneRequest, async (ctx, { askedId }) => {
  await withdrawRequest(ctx, { requestId: askedId });
  refresh();
});

export const grantRequestAction = action('users.edit', GrantRequest, async (ctx, input) => {
  const { askedId: requestId, version, isWithCurrent, duration, untilDay } = input;
  const answer = isWithCurrent
    ? ({ answer: 'grant-with-current' } as const)
    : ({ answer: 'grant', duration, untilDay: untilDay || null } as const);
  const decided = await decideRequest(ctx, { requestId, version, ...answer });
  refresh();
  return decided;
});

export const refuseRequestAction = action('users.edit', RefuseRequest, async (ctx, input) => {
  const { askedId: requestId, version, reason } = input;
  const decided = await decideRequest(ctx, { requestId, version, answer: 'refuse', reason });
  refresh();
  return decided;
});
