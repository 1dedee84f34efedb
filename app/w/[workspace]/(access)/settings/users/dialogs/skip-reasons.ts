'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { checkEmailsAction } from '../actions';
import { useUsersPage } from '../users-page-context';

interface Skip {
  email: string;
  reason: string;
}

/** The reasons why entered addresses would be skipped: requested while typing, final after Add. */
export function useSkipReasons() {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const [skips, setSkips] = useState<ReadonlyMap<string, string>>(new Map());
  const requested = useRef(new Set<string>());

  function learn(found: readonly Skip[]) {
    if (found.length === 0) return;
    setSkips(
      (known) => new Map([...known, ...found.map(({ email, reason }) => [key(email), reason] as const)]),
    );
  }

  async function check(emails: readonly string[]) {
    const news = emails.filter((email) => !requested.current.has(key(email)));
    if (news.length === 0) return;
    for (const email of news) requested.current.add(key(email));
    const answer = await checkEmailsAction({ workspace: workspace.slug, emails: news }).catch(() => null);
    // Only a convenience: without an answer, Add itself reports skipped addresses.
    if (answer?.ok) learn(answer.data);
  }

  return {
    learn,
    check,
    reasonFor: (email: string) => {
      const reason = skips.get(key(email));
      return reason ? t(`skipped.${reason}`) : null;
    },
  };
}

const key = (email: string) => foldEmail(email.trim());
