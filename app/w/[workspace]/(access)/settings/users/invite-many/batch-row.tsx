'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RoleButton } from '@/components/lock/role-button';
import { CopyField } from '@/components/ui/copy-field';
import { Email } from '@/components/ui/email';
import { NativeCheckbox } from '@/components/ui/native-checkbox';
import type { BatchRow } from '@/lib/access/members/invite-many/view-batch';
import { useDay } from '../use-day';
import { useUsersPage } from '../users-page-context';
import { GivenChips } from './given-chips';
import { LevelSelect } from './level-select';
import { RowEffect } from './row-effect';
import { type Batch, useBatch } from './use-batch';

/** Reasons that another level may mend. */
const ofLevel = ['level', 'restrictions', 'rights'];

/** A row: the person, the access that they get or have, and what happens to them. */
export function BatchRowItem(props: {
  batch: Batch;
  row: BatchRow;
  isChosen: boolean;
  /** Absent once the batch was sent. */
  onChoose?: (isChosen: boolean) => void;
}) {
  const { batch, row, isChosen, onChoose } = props;
  const t = useTranslations('inviteMany');
  const name = row.email || t('row', { line: row.line });
  return (
    <li className="grid grid-cols-[minmax(0,1.2fr)_minmax(0,1.3fr)_minmax(0,1.5fr)] items-start gap-x-4 gap-y-2 px-3 py-2.5 max-desk:grid-cols-1">
      <div className="flex min-w-0 items-start gap-3">
        {onChoose && (
          <NativeCheckbox
            aria-label={t('choose', { email: name })}
            checked={isChosen}
            onChange={({ target }) => onChoose(target.checked)}
            className="mt-0.5"
          />
        )}
        <Person row={row} />
      </div>
      <Access batch={batch} row={row} name={name} isDraft={onChoose !== undefined} />
      <div className="grid min-w-0 content-start gap-2">
        <RowEffect batch={batch} row={row} name={name} isDraft={onChoose !== undefined} />
        {row.link && <CopyField value={row.link} label={t('copyLinkFor', { email: row.email })} />}
      </div>
    </li>
  );
}

function Person({ row: { name, email, line, memberId } }: { row: BatchRow }) {
  const t = useTranslations('inviteMany');
  const { workspace } = useUsersPage();
  const shown = memberId ? (
    <Link href={`/w/${workspace.slug}/settings/users/${memberId}`} className="link min-w-0 truncate">
      {email}
    </Link>
  ) : (
    <Email address={email || t('empty')} className={name ? undefined : 'font-medium'} />
  );
  return (
    <div className="grid min-w-0">
      {name && <span className="truncate font-medium">{name}</span>}
      {shown}
      <span className="type-12 text-ink-3">{t('row', { line })}</span>
    </div>
  );
}

function Access(props: { batch: Batch; row: BatchRow; name: string; isDraft: boolean }) {
  const { batch, row, name, isDraft } = props;
  const t = useTranslations('inviteMany');
  const day = useDay();
  const { model } = useUsersPage();
  const { isBusy, edit } = useBatch(batch);
  const { access, act, field, teams, startsAt, endsAt } = row;
  const isEditable = isDraft && (act === 'invite' || (act === 'refuse' && ofLevel.includes(field ?? '')));
  const facts = [
    teams.length > 0 && t('inTeams', { count: teams.length, teams: teams.join(', ') }),
    startsAt && t('from', { date: day.shown(startsAt) }),
    endsAt && t('until', { date: day.lastBefore(endsAt) }),
  ].filter(Boolean);
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      {isEditable ? (
        <LevelSelect
          label={t('levelOf', { email: name })}
          value={access?.role ?? ''}
          placeholder={access ? undefined : t('chooseLevel')}
          disabled={isBusy}
          onChange={(role) => edit([row.number], { role })}
        />
      ) : (
        access && <RoleButton model={model} role={access.role} />
      )}
      {access && <GivenChips access={access} />}
      {facts.length > 0 && <span className="type-13 text-ink-2">{facts.join(' · ')}</span>}
    </div>
  );
}
