'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { ArrowRight } from '@/components/ui/icons';
import { Radio } from '@/components/ui/radio';
import type { Successor as SuccessorView } from '@/lib/access/members/effects/effects-of';
import { useUsersPage } from '../users-page-context';
import { workOf } from './work-of';

/** A possible successor: their current load, and their load after the handover. */
export function Successor(props: { successor: SuccessorView; added: number; most: number }) {
  const { successor, added, most } = props;
  const t = useTranslations();
  const format = useFormatter();
  const { model } = useUsersPage();
  const work = workOf(model);
  const has = successor[work];
  const level = t(`roles.${model.id}.${successor.role}.label`);
  const teams = successor.teams.map(({ name }) => name).join(', ') || t('users.noTeam');
  const description = model.features.includes('teams') ? `${level}, ${teams}` : level;
  const now = (has / most) * 100;
  const then = ((has + added) / most) * 100;
  return (
    <label className="relative flex h-12 cursor-pointer items-center gap-2.5 rounded-2 px-2 hover:bg-hover has-data-checked:bg-accent-soft has-data-checked:[--ring:var(--accent-soft)] max-tablet:h-13">
      <Radio value={successor.id} />
      <Avatar id={successor.id} name={successor.name} size={28} online={successor.isOnline} />
      <span className="min-w-0 flex-1">
        <b className="block truncate font-medium">{successor.name}</b>
        <small className="block truncate text-[12px] text-ink-2 leading-4">{description}</small>
      </span>
      <span className="type-13 w-34 flex-none text-right text-ink-2 leading-4 max-tablet:w-21">
        <span className="inline-flex items-center gap-1">
          {added > 0 && (
            <>
              {format.number(has)}
              <ArrowRight className="icon-12" aria-hidden />
            </>
          )}
          {t.rich('users.contactCount', {
            work,
            count: has + added,
            b: (chunks) => <b className={added > 0 ? 'font-semibold text-ink' : 'font-normal'}>{chunks}</b>,
            unit: (chunks) => <span className="max-tablet:hidden">{chunks}</span>,
          })}
        </span>
        <span
          aria-hidden
          className="mt-[5px] block h-[3px] rounded-[2px]"
          style={{
            background: `linear-gradient(90deg, var(--line-control) ${now}%, var(--accent) 0 ${then}%, var(--press) 0)`,
          }}
        />
      </span>
    </label>
  );
}
