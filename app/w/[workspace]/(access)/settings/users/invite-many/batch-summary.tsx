'use client';

import { useTranslations } from 'next-intl';
import { RoleButton } from '@/components/lock/role-button';
import { Button } from '@/components/ui/button';
import { Send } from '@/components/ui/icons';
import { LevelLines } from '../access/level-lines';
import { useUsersPage } from '../users-page-context';
import { GivenChips } from './given-chips';
import type { ShownRows } from './shown-rows';
import { type Batch, useBatch } from './use-batch';

/** What the batch does in all: the people by outcome, and what each access opens to how many of them (B2). */
export function BatchSummary({ batch, shown }: { batch: Batch; shown: ShownRows }) {
  const t = useTranslations('inviteMany');
  const { isBusy, send } = useBatch(batch);
  const { invite, resend, reinstate, none, refuse } = batch.counts;
  const acting = invite + resend + reinstate;
  const isDraft = batch.sentAt === null;
  return (
    <section aria-label={t('effect')} className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="type-16 min-w-0 flex-1 font-semibold max-tablet:basis-full">
          {isDraft ? t('willInvite', { count: invite }) : t('invited', { count: invite })}
          <span className="type-13 block font-normal text-ink-2">
            {[
              resend > 0 && t('resent', { count: resend }),
              reinstate > 0 && t('reinstated', { count: reinstate }),
              none > 0 && t('unchanged', { count: none }),
              refuse > 0 && t('refused', { count: refuse }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
        {isDraft && (
          <Button
            variant="primary"
            size="lg"
            icon={<Send />}
            busy={isBusy}
            disabled={acting === 0}
            onClick={send}
          >
            {t('send', { count: acting })}
          </Button>
        )}
      </div>
      {isDraft && <noscript className="type-13 block text-ink-2">{t('needsScript')}</noscript>}
      <AccessCounts shown={shown} />
    </section>
  );
}

function AccessCounts({ shown: { accesses } }: { shown: ShownRows }) {
  const t = useTranslations('inviteMany');
  const { model } = useUsersPage();
  if (accesses.length === 0) return null;
  return (
    <ul aria-label={t('accesses')} className="grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-3">
      {accesses.slice(0, 6).map(({ access, people }) => (
        <li key={JSON.stringify(access)} className="grid content-start gap-1 rounded-3 border p-3">
          <span className="flex flex-wrap items-center gap-x-2">
            <b className="font-semibold">{t('people', { count: people })}</b>
            <RoleButton model={model} role={access.role} className="ml-0" />
          </span>
          <GivenChips access={access} />
          <LevelLines model={model} role={access.role} className="mt-1 ml-0" />
        </li>
      ))}
    </ul>
  );
}
