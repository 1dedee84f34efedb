import 'server-only';
import { randomUUID } from 'node:crypto';
import { sqlState } from '@/db/tenant';
import type { ActionError } from '@/lib/platform/action-result';
import {
  Denied,
  FactorMissing,
  FactorNeeded,
  InUse,
  Invalid,
  NotFound,
  OnlyViewing,
  Stale,
  Throttled,
  Unauthenticated,
  Unavailable,
} from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { noteRefusal } from '@/lib/platform/refusals/note-refusal';

/** SQLSTATE classes that mean the database is away or full, not that the program is wrong (FA3, FA4). */
const unavailableStates = /^(08|53|57|58)/;
/** Deadlock and serialization failure, after three tries (FA9). */
const contendedStates = new Set(['40001', '40P01']);
const lostConnection = /^(ECONN|EPIPE|CONNECT|CONNECTION_)/;

/**
 * The error as a person sees it. Faults are logged under a reference, without bound parameters, and only the
 * reference leaves the server (SA11).
 */
export function failure(error: unknown): ActionError {
  const answer = answerTo(error);
  noteRefusal(answer.kind, answer.decision);
  return answer;
}

function answerTo(error: unknown): ActionError {
  if (error instanceof Denied) {
    return { kind: 'denied', status: 403, message: 'denied', decision: error.decision };
  }
  if (error instanceof OnlyViewing) {
    return { kind: 'viewing', status: 403, message: error.isOver ? 'viewing-over' : 'viewing' };
  }
  if (error instanceof FactorNeeded) return { kind: 'factor-needed', status: 403, message: 'factor-needed' };
  if (error instanceof Invalid) {
    const message = error.fields[''] ?? 'invalid-fields';
    return {
      kind: 'invalid',
      status: 400,
      message,
      fields: { ...error.fields },
      ...(error instanceof InUse && { usedBy: error.usedBy }),
    };
  }
  if (error instanceof Unauthenticated)
    return { kind: 'unauthenticated', status: 401, message: 'signed-out' };
  if (error instanceof FactorMissing) {
    return { kind: 'factor-missing', status: 403, message: 'factor-missing' };
  }
  if (error instanceof NotFound) return { kind: 'not-found', status: 404, message: 'not-found' };
  if (error instanceof Stale) return { kind: 'stale', status: 409, message: 'stale' };
  if (error instanceof Throttled) return { kind: 'throttled', status: 429, message: 'throttled' };
  return unexpected(error);
}

function unexpected(error: unknown): ActionError {
  const state = sqlState(error);
  if (state && contendedStates.has(state)) return { kind: 'stale', status: 409, message: 'stale' };
  const reference = randomUUID().slice(0, 8);
  log.error({ reference, state, ...origin(error) }, 'action failed');
  const isAway =
    error instanceof Unavailable ||
    (state && unavailableStates.test(state)) ||
    lostConnection.test(codeOf(error));
  if (isAway) return { kind: 'unavailable', status: 503, message: 'unavailable', reference };
  return { kind: 'fault', status: 500, message: 'fault', reference };
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}

/** Name and stack without the message: Drizzle's messages contain bound parameters. */
function origin(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  return {
    error: error.name,
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
  };
}
