'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LockTile } from '@/components/lock/locked-button';
import { Radio } from '@/components/ui/radio';
import type { Decision } from '@/lib/policy/model';
import { useUsersPage } from '../users-page-context';

/** One level as a line of the Edit dialog: its name and description. */
export function LevelLine(props: { role: string; label: string; icon: ReactNode; decision: Decision }) {
  const t = useTranslations();
  const { model } = useUsersPage();
  const { role, decision } = props;
  return (
    <div className="flex min-h-10 items-center border-b pr-1.5 last:border-b-0 has-data-checked:bg-accent-soft max-tablet:min-h-11">
      <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 self-stretch px-3 has-data-disabled:cursor-default [&>.lucide]:mt-2.5 [&>.lucide]:self-start">
        <Radio value={role} disabled={!decision.allowed} className="mt-2.5 self-start" />
        {props.icon}
        <span className="min-w-0 flex-1 py-2">
          <b className="block font-medium">{props.label}</b>
          <span className="type-13 block text-ink-2">{t(`roles.${model.id}.${role}.description`)}</span>
        </span>
      </label>
      {!decision.allowed && <LockTile label={props.label} decision={decision} />}
    </div>
  );
}
