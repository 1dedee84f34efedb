'use client';

import { useTranslations } from 'next-intl';
import { type FilterOption, TableFilter } from '@/components/data-table/table-filter';
import { useListFilter } from '@/components/data-table/use-list-params';
import { Toolbar } from '@/components/shell/page';
import { lifecycles } from '@/lib/work/contacts/lifecycle';
import type { ContactOptionCounts } from '@/lib/work/contacts/list/count-options';
import { useContactsPage } from './contacts-page-context';
import type { filtersWithin } from './visible-views';

/** Filters the list by person, team, stage, list and the workspace's choice fields. */
export function ContactFilters({
  shown,
  counts,
}: {
  shown: ReturnType<typeof filtersWithin>;
  counts: Promise<ContactOptionCounts>;
}) {
  const t = useTranslations('contacts');
  const { assignable, lists } = useContactsPage();
  const people = assignable.members.map(({ id, name, isSelf }) => ({
    value: id,
    label: isSelf ? t('youNamed', { name }) : name,
  }));
  const nobody = shown.nobody ? [{ value: 'nobody', label: t('nobody') }] : [];
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <Toolbar
      filters={
        <>
          {shown.assignee && (
            <ContactFilter
              name="assignee"
              counts={counts}
              label={t('assignedToHead')}
              options={[...nobody, ...people]}
            />
          )}
          {shown.team && (
            <ContactFilter
              name="team"
              counts={counts}
              label={t('team')}
              options={assignable.teams.map(named)}
            />
          )}
          <ContactFilter
            name="lifecycle"
            counts={counts}
            label={t('lifecycle')}
            options={lifecycles.map((value) => ({ value, label: t(`lifecycles.${value}`) }))}
          />
          <ContactFilter name="list" counts={counts} label={t('lists.one')} options={lists.map(named)} />
          <OwnFieldFilters counts={counts} />
        </>
      }
    />
  );
}

function OwnFieldFilters({ counts }: { counts: Promise<ContactOptionCounts> }) {
  const t = useTranslations('contacts');
  const { fields } = useContactsPage();
  const answers = ['yes', 'no'].map((value) => ({ value, label: value === 'yes' ? t('yes') : t('no') }));
  return fields.flatMap(({ id, name, kind, choices }) => {
    if (kind !== 'choice' && kind !== 'yes-no') return [];
    const options = kind === 'yes-no' ? answers : choices.map((value) => ({ value, label: value }));
    return <ContactFilter key={id} name={`field.${id}`} counts={counts} label={name} options={options} />;
  });
}

/** A filter that also names a value that no longer exists, so that it can be removed. */
function ContactFilter(props: {
  name: string;
  label: string;
  options: readonly FilterOption[];
  counts: Promise<ContactOptionCounts>;
}) {
  const t = useTranslations('contacts');
  const { values } = useListFilter(props.name);
  const gone = values.filter((value) => !props.options.some((option) => option.value === value));
  const options = [...props.options, ...gone.map((value) => ({ value, label: t('filterGone') }))];
  return options.length > 0 && <TableFilter {...props} options={options} />;
}

/** The keys of all filters in the address, for clearing them. */
export function useFilterNames(): string[] {
  const { fields } = useContactsPage();
  return ['view', 'assignee', 'team', 'lifecycle', 'list', 'saved', ...fields.map(({ id }) => `field.${id}`)];
}
