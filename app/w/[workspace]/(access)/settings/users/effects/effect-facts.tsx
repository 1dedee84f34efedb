'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import {
  ArrowRightLeft,
  Building2,
  ContactRound,
  Hourglass,
  KeyRound,
  LogOut,
  Megaphone,
  Network,
} from '@/components/ui/icons';
import type { Effects } from '@/lib/access/members/effects/effects-of';
import type { PreviewedAct } from '@/lib/access/members/effects/previewed-acts';
import { useUsersPage } from '../users-page-context';
import { workOf } from './work-of';

const rich = { b: (chunks: ReactNode) => <b className="font-semibold text-ink">{chunks}</b> };

interface EffectFactsProps {
  act: PreviewedAct;
  effects: Omit<Effects, 'successors'>;
  /** Who gets the work; null: it becomes unassigned. By default it stays with the member. */
  successorName?: string | null;
}

/** What follows from an act on members, in numbers, before it is saved (B2, S1.28–S1.30, S3.2). */
export function EffectFacts({ act, effects, successorName }: EffectFactsProps) {
  const t = useTranslations('users.facts');
  const { workspace, organisation } = useUsersPage();
  const { sessions } = effects;
  return (
    <ul
      aria-live="polite"
      className="grid gap-2.5 text-ink-2 [&>li]:flex [&>li]:gap-2.5 [&_.lucide]:mt-0.5 [&_.lucide]:text-ink-3"
    >
      <li>
        <LogOut aria-hidden />
        <span>
          {act === 'date' && t('endsThen')}
          {act === 'reinstate' && t.rich('returns', { ...rich, workspace: workspace.name })}
          {(act === 'revoke' || act === 'suspend' || act === 'start') &&
            t.rich('signedOut', { ...rich, workspace: workspace.name, sessions })}
          {act === 'start' && ` ${t('beginsThen')}`}
        </span>
      </li>
      <WorkFact act={act} effects={effects} successorName={successorName} />
      <StartedFacts act={act} effects={effects} />
      {act === 'revoke' && (
        <>
          <TeamsFact effects={effects} />
          <li>
            <Building2 aria-hidden />
            <span>{t('keepsPlace', { organisation: organisation.name })}</span>
          </li>
        </>
      )}
    </ul>
  );
}

function WorkFact({ act, effects, successorName }: EffectFactsProps) {
  const t = useTranslations('users.facts');
  const { model } = useUsersPage();
  const work = workOf(model);
  const counted = {
    ...rich,
    work,
    contacts: effects[work],
    conversations: effects.openConversations,
    talks: model.features.includes('messages') ? 'yes' : 'no',
  };
  const isNone = counted.contacts === 0 && (counted.talks === 'no' || counted.conversations === 0);
  const whose = successorName === undefined ? (act === 'reinstate' ? 'stillTheirs' : 'staysAndWaits') : null;
  const fact = isNone ? 'noWork' : (whose ?? (successorName ? 'goTo' : 'becomeUnassigned'));
  return (
    <li>
      <ContactRound aria-hidden />
      <span>{t.rich(fact, { ...counted, name: successorName ?? '' })}</span>
    </li>
  );
}

/** What they started or lent: only what there is, each with what becomes of it. */
function StartedFacts({ act, effects: { started, apiKeys, requests, covers, coveredBy } }: EffectFactsProps) {
  const t = useTranslations('users.facts');
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const isLost = act !== 'reinstate';
  const facts: [ReactNode, keyof typeof started | 'apiKeys' | 'requests' | 'covers', number][] = [
    [<KeyRound key="icon" aria-hidden />, 'apiKeys', apiKeys],
    [<Megaphone key="icon" aria-hidden />, 'broadcasts', started.broadcasts],
    [<Megaphone key="icon" aria-hidden />, 'campaigns', isLost ? started.campaigns : 0],
    [<Hourglass key="icon" aria-hidden />, 'shortcutRuns', started.shortcutRuns],
    [<Hourglass key="icon" aria-hidden />, 'dailyExports', started.dailyExports],
    [<Hourglass key="icon" aria-hidden />, 'requests', isLost && act !== 'start' ? requests : 0],
    [<ArrowRightLeft key="icon" aria-hidden />, 'covers', isLost ? covers : 0],
  ];
  return (
    <>
      {facts
        .filter(([, , count]) => count > 0)
        .map(([icon, id, count]) => (
          <li key={id}>
            {icon}
            <span>{t.rich(id, { ...rich, act, count })}</span>
          </li>
        ))}
      {act !== 'revoke' && coveredBy.length > 0 && (
        <li>
          <ArrowRightLeft aria-hidden />
          <span>{t('coveredBy', { names: list.format(coveredBy) })}</span>
        </li>
      )}
    </>
  );
}

function TeamsFact({ effects }: Pick<EffectFactsProps, 'effects'>) {
  const t = useTranslations('users.facts');
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const teams = effects.teams.map(({ name, left }) => t('teamLeft', { team: name, left }));
  if (teams.length === 0) return null;
  return (
    <li>
      <Network aria-hidden />
      <span>{t.rich('teams', { ...rich, count: teams.length, teams: list.format(teams) })}</span>
    </li>
  );
}
