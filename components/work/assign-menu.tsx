'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ComponentProps, ReactElement } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { ChevronDown, CircleDashed, UsersRound } from '@/components/ui/icons';
import { Menu, MenuContent, MenuGroup, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { type AssignedTo, Assignee } from './assignee';

/** The teams and people that work can be assigned to. */
export interface Assignable {
  members: readonly {
    id: string;
    name: string;
    isSelf: boolean;
    /** The colleague who covers them now, until the end of that day (B11). */
    cover?: { by: string; lastDay: string } | null;
  }[];
  teams: readonly { id: string; name: string; isOwn: boolean }[];
}

export type AssignTo = { kind: 'member'; id: string } | { kind: 'team'; id: string } | { kind: 'nobody' };

/** Shows the assignee; pressing it opens a searchable list of assignees. */
export function AssignMenu(props: {
  of: string;
  current: AssignedTo;
  assignable: Assignable;
  trigger?: ReactElement<ComponentProps<'button'>>;
  /** On phones, shows only the picture. */
  isTight?: boolean;
  assign: (to: AssignTo) => void;
}) {
  const t = useTranslations('contacts');
  const { current, assignable, assign } = props;
  const name = current.assignee?.name ?? current.team?.name ?? t('nobody');
  return (
    <Menu>
      <MenuTrigger
        aria-label={t('assignedTo', { contact: props.of, name })}
        render={
          props.trigger ?? (
            <button
              type="button"
              className="-mx-1.5 inline-flex h-8 max-w-full items-center gap-1 rounded-2 px-1.5 hover:bg-press data-popup-open:bg-press max-tablet:h-10"
            />
          )
        }
      >
        <Assignee {...current} isTight={props.isTight} />
        <ChevronDown className="icon-14 flex-none text-ink-3" aria-hidden />
      </MenuTrigger>
      <AssignChoices assignable={assignable} assign={assign} />
    </Menu>
  );
}

/** The choices of every assign menu: unassigned, the teams and the people. */
export function AssignChoices({
  assignable,
  assign,
}: {
  assignable: Assignable;
  assign: (to: AssignTo) => void;
}) {
  const t = useTranslations('contacts');
  return (
    <MenuContent align="start" className="max-h-[min(var(--available-height),420px)] w-64">
      <MenuItem onClick={() => assign({ kind: 'nobody' })}>
        <CircleDashed aria-hidden />
        {t('nobody')}
      </MenuItem>
      {assignable.teams.length > 0 && (
        <MenuGroup label={t('teams')}>
          {assignable.teams.map(({ id, name: team }) => (
            <MenuItem key={id} onClick={() => assign({ kind: 'team', id })}>
              <UsersRound aria-hidden />
              <span className="truncate">{team}</span>
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      <MenuGroup label={t('people')}>
        {assignable.members.map(({ id, name: person, isSelf, cover }) => (
          <MenuItem key={id} label={person} onClick={() => assign({ kind: 'member', id })}>
            <Avatar id={id} name={person} size={18} />
            <span className="min-w-0">
              <span className="block truncate">{isSelf ? t('youNamed', { name: person }) : person}</span>
              {cover && <CoveredLine cover={cover} />}
            </span>
          </MenuItem>
        ))}
      </MenuGroup>
    </MenuContent>
  );
}

/** Says in a list of assignees who sees the work of an absent member. */
function CoveredLine({ cover }: { cover: { by: string; lastDay: string } }) {
  const t = useTranslations('cover');
  const format = useFormatter();
  const last = format.dateTime(new Date(`${cover.lastDay}T00:00Z`), {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    timeZone: 'UTC',
  });
  return (
    <span className="type-12 block whitespace-normal text-ink-3">
      {t('coveredBy', { name: cover.by, last })}
    </span>
  );
}
