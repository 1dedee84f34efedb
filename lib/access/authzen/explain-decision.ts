import 'server-only';
import { whoCanLift, whoCanLiftNow } from '@/lib/access/context/who-can-lift';
import type { Locale } from '@/lib/platform/i18n/locales';
import { env } from '@/lib/platform/settings/settings';
import type { Denied } from '@/lib/policy/model';
import { type Approval, presentedApproval } from './access-requests/approval';
import { type Offer, offerFor } from './access-requests/offer';
import { requestsAddressOf } from './decision-point';
import { type Asking, type Evaluation, evaluate } from './evaluate';
import type { Question } from './request';
import { subjectType } from './subjects';
import { type ChangeAnswer, changeFor, wordingIn } from './words';

/** A decision as a program gets it. Nothing in it is null. */
export interface DecisionAnswer {
  decision: boolean;
  context: {
    rule: { kind: string; id: string };
    /** To the subject, in the language of the caller. */
    reason: string;
    remedy?: RemedyAnswer;
    /** The approval that the question presented, where it is the approval of this question. */
    approval?: Pick<Approval, 'id' | 'approved_until'>;
  } & Partial<Offer>;
}

interface RemedyAnswer {
  kind: 'lift' | 'ask' | 'upgrade' | 'none';
  detail: string;
  /** The levels whose holders can change it, or do the act instead. */
  by?: readonly string[];
  plans?: readonly string[];
  /** The members who can, those who are online first. */
  people?: { type: typeof subjectType; id: string; properties: { name: string; role: string } }[];
  /** The smallest change of the subject's access that allows it. */
  change?: ChangeAnswer;
}

/**
 * Decides questions, and puts the decisions into words: the rule, a sentence, the remedy, who can grant it (R5), and
 * how the holder of the key can ask for it (B1).
 */
export async function explainDecisions(
  asking: Asking,
  questions: readonly Question[],
  language: Locale,
): Promise<DecisionAnswer[]> {
  const { ctx } = asking;
  const evaluations = await evaluate(asking, questions);
  const approvals = await Promise.all(
    questions.map((question, at) => evaluations[at] && presentedApproval(ctx, question, evaluations[at])),
  );
  const { translate, wordsOf } = await wordingIn(language);
  const hasPeople = evaluations.some(({ decision }) => !decision.allowed && 'by' in decision.remedy);
  const lifters = hasPeople ? await (asking.facts ? whoCanLiftNow(ctx) : whoCanLift(ctx, null)) : [];

  const remedyOf = (denied: Denied, subject: Evaluation['subject']): RemedyAnswer => {
    const { remedy } = denied;
    const change =
      subject && denied.permission ? changeFor(subject.access.compiled, denied.permission) : null;
    const people = lifters.filter(
      ({ id, role }) => 'by' in remedy && remedy.by.includes(role) && id !== subject?.id,
    );
    return {
      ...remedy,
      detail: wordsOf(denied).remedy,
      ...('by' in remedy && {
        people: people.map(({ id, name, role }) => ({ type: subjectType, id, properties: { name, role } })),
      }),
      ...(change && { change }),
    };
  };

  const endpoint = requestsAddressOf(env().APP_ORIGIN, ctx.workspace.slug);
  const display = { endpoint, title: translate('requests.ask') };

  return evaluations.map((evaluation, at) => {
    const { decision, subject } = evaluation;
    const question = questions[at];
    const offer = question && offerFor(ctx, question, evaluation, display);
    const approval = approvals[at];
    const { kind, id } = decision.rule;
    const isUnknown = kind === 'unknown' && decision.rule.id !== subject?.access.compiled.refusal?.rule.id;
    const reason = isUnknown ? translate('api.decisions.unknown') : wordsOf(decision).why;
    return {
      decision: decision.allowed,
      context: {
        rule: { kind, id },
        reason,
        ...(!decision.allowed && { remedy: remedyOf(decision, subject) }),
        ...offer,
        ...(approval && { approval }),
      },
    };
  });
}
