'use client';

import { ContactRound, LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RevocationPreview } from '@/lib/access/members/revoke/preview-revocation';
import { useUsersPage } from './users-page-context';
import { workOf } from './work-of';

const rich = { b: (chunks: ReactNode) => <b className="font-semibold text-ink">{chunks}</b> };

/** What a suspension stops, and the work that waits for the person (B4). */
export function SuspensionFacts({ preview }: { preview: RevocationPreview }) {
  const t = useTranslations('users.facts');
  const { workspace, model } = useUsersPage();
  const { openConversations: conversations, sessions } = preview;
  const work = workOf(model);
  const talks = model.features.includes('messages') ? 'yes' : 'no';
  return (
    <ul className="grid gap-2.5 text-ink-2 [&>li]:flex [&>li]:gap-2.5 [&_.lucide]:mt-0.5 [&_.lucide]:text-ink-3">
      <li>
        <LogOut aria-hidden />
        <span>{t.rich('signedOut', { ...rich, workspace: workspace.name, sessions })}</span>
      </li>
      <li>
        <ContactRound aria-hidden />
        <span>
          {t.rich('staysAndWaits', { ...rich, work, contacts: preview[work], conversations, talks })}
        </span>
      </li>
    </ul>
  );
}
