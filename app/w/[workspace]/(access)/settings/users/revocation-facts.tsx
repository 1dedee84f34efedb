'use client';

import { Building2, ContactRound, LogOut, Network } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RevocationPreview } from '@/lib/access/members/revoke/preview-revocation';
import { useUsersPage } from './users-page-context';
import { workOf } from './work-of';

const rich = { b: (chunks: ReactNode) => <b className="font-semibold text-ink">{chunks}</b> };

/** The effects of the revocation in numbers (S1.28–S1.30, S3.2). They depend on the chosen successor. */
export function RevocationFacts({
  preview,
  successorName,
}: {
  preview: Omit<RevocationPreview, 'successors'>;
  successorName: string | null;
}) {
  const t = useTranslations('users.facts');
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const { workspace, organisation, model } = useUsersPage();
  const { openConversations: conversations, sessions } = preview;
  const work = workOf(model);
  const talks = model.features.includes('messages') ? 'yes' : 'no';
  const moved = { ...rich, work, contacts: preview[work], conversations, talks };
  const teams = preview.teams.map(({ name, left }) => t('teamLeft', { team: name, left }));
  return (
    <ul
      aria-live="polite"
      className="grid gap-2.5 text-ink-2 [&>li]:flex [&>li]:gap-2.5 [&_.lucide]:mt-0.5 [&_.lucide]:text-ink-3"
    >
      <li>
        <LogOut aria-hidden />
        <span>{t.rich('signedOut', { ...rich, workspace: workspace.name, sessions })}</span>
      </li>
      <li>
        <ContactRound aria-hidden />
        <span>
          {successorName
            ? t.rich('goTo', { ...moved, name: successorName })
            : t.rich('becomeUnassigned', moved)}
        </span>
      </li>
      {teams.length > 0 && (
        <li>
          <Network aria-hidden />
          <span>{t.rich('teams', { ...rich, count: teams.length, teams: list.format(teams) })}</span>
        </li>
      )}
      <li>
        <Building2 aria-hidden />
        <span>{t('keepsPlace', { organisation: organisation.name })}</span>
      </li>
    </ul>
  );
}
