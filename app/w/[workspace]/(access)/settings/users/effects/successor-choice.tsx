'use client';

import { useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { useController } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { Checkbox } from '@/components/ui/checkbox';
import { Search } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio';
import type { Effects } from '@/lib/access/members/effects/effects-of';
import { isFoundIn } from '@/lib/text/fold';
import { useUsersPage } from '../users-page-context';
import { Successor } from './successor';
import { type Work, workOf } from './work-of';

const shown = 50;

/**
 * "Assign contacts to another user", and the possible successors with their current load (S1.28): colleagues of the same
 * team first. A colleague of the team is proposed; without one, the person chooses.
 */
export function SuccessorChoice({ preview }: { preview: Pick<Effects, Work | 'successors' | 'teams'> }) {
  const t = useTranslations('users');
  const { field } = useController({ name: 'successorId' });
  const [isOn, setOn] = useState(false);
  const [query, setQuery] = useState('');
  const labelled = useId();
  const successors = useMemo(() => teamFirst(preview), [preview]);
  const work = workOf(useUsersPage().model);
  const contacts = preview[work];
  const found = successors.filter(({ name, email }) => isFoundIn(query, `${name} ${email}`));
  const most = Math.max(1, ...successors.map((successor) => successor[work] + contacts));

  function toggle(next: boolean) {
    setOn(next);
    const [first] = successors;
    // The empty value asks for a choice when the form is sent.
    field.onChange(next ? (first && isOfTeam(first, preview) ? first.id : '') : null);
  }

  return (
    <div className="overflow-hidden rounded-3 border border-line-strong">
      <label className="flex cursor-pointer gap-2.5 p-3">
        <Checkbox
          checked={isOn}
          onCheckedChange={toggle}
          disabled={successors.length === 0}
          inputRef={field.ref}
          className="mt-0.5"
        />
        <span>
          <b id={labelled} className="block font-medium">
            {t('assignContacts', { work })}
          </b>
          <small className="type-13 text-ink-2">
            {successors.length === 0 ? t('noSuccessors') : t('otherwiseUnassigned', { work, contacts })}
          </small>
        </span>
      </label>
      {isOn && (
        <div className="border-t p-2">
          <Input
            type="search"
            aria-label={t('searchSuccessors')}
            placeholder={t('searchOthers', { count: successors.length })}
            icon={<Search aria-hidden />}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
          <RadioGroup
            aria-labelledby={labelled}
            value={field.value}
            onValueChange={(successorId) => field.onChange(successorId)}
            className="mt-1.5 max-h-[222px] grid-cols-[minmax(0,1fr)] gap-0.5 overflow-y-auto"
          >
            {found.slice(0, shown).map((successor) => (
              <Successor
                key={successor.id}
                successor={successor}
                added={successor.id === field.value ? contacts : 0}
                most={most}
              />
            ))}
          </RadioGroup>
          {found.length === 0 && (
            <p className="type-13 px-2 py-3 text-ink-2">{t('noSuccessorFound', { query })}</p>
          )}
          {found.length > shown && (
            <p className="type-13 px-2 pt-2 text-ink-3">
              {t('moreSuccessors', { count: found.length - shown })}
            </p>
          )}
        </div>
      )}
      <div className="px-3 empty:hidden">
        <FieldError name="successorId" />
      </div>
    </div>
  );
}

type Leaving = Pick<Effects, 'successors' | 'teams'>;

function isOfTeam({ teams }: Leaving['successors'][number], leaving: Leaving): boolean {
  return teams.some(({ name }) => leaving.teams.some((team) => team.name === name));
}

function teamFirst(leaving: Leaving): Leaving['successors'] {
  return leaving.successors.toSorted(
    (one, other) => Number(isOfTeam(other, leaving)) - Number(isOfTeam(one, leaving)),
  );
}
