import 'server-only';
import { Denied, NotFound } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { countRefusal } from '@/lib/platform/metrics/count-refusal';
import { askedNow } from './asked';
import { takeLine } from './internal/take-line';

/** The others are faults of typed input, of a stale page or of the server. */
const logged = new Set([
  'denied',
  'factor-missing',
  'factor-needed',
  'malformed',
  'not-found',
  'scope-missing',
  'throttled',
  'unauthenticated',
  'viewing',
]);

/**
 * Counts a refusal (OP3), and logs it with what is known of the request (OP9, ASVS 16.3.2).
 *
 * @param kind of the error
 * @param decision where access was denied: its rule and permission
 */
export function noteRefusal(kind: string, decision?: Denied['decision']): void {
  countRefusal(kind, decision?.rule);
  if (!logged.has(kind)) return;
  const asked = askedNow();
  const leftOut = takeLine(asked.user ?? asked.program ?? '');
  if (leftOut === null) return;
  log.info({ refusal: kind, ...asked, ...ruleOf(decision), ...(leftOut > 0 && { leftOut }) }, 'refused');
}

/** Whether a request for a file or a page is answered as missing, so that it reveals nothing (R6). Notes the refusal. */
export function isHidden(error: unknown): error is Denied | NotFound {
  const isRefused = error instanceof Denied || error instanceof NotFound;
  if (isRefused) noteRefusal(...refusalOf(error));
  return isRefused;
}

const refusalOf = (error: Denied | NotFound): Parameters<typeof noteRefusal> =>
  error instanceof Denied ? ['denied', error.decision] : ['not-found'];

/** An unknown id was typed by the asker. */
function ruleOf(decision?: Denied['decision']) {
  if (!decision) return {};
  const { rule, permission } = decision;
  return { rule: rule.kind === 'unknown' ? rule.kind : `${rule.kind} ${rule.id}`, permission };
}
