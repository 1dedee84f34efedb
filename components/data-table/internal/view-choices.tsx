'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Segmented } from '@/components/ui/segmented';
import { useTableView } from './use-table-view';

/** The options of `ViewMenu`. */
export function ViewChoices({
  table,
  columns,
}: {
  table: string;
  columns: readonly { id: string; label: string }[];
}) {
  const t = useTranslations('table');
  const [view, change] = useTableView(table);

  function show(id: string, isShown: boolean) {
    const others = view.hidden.filter((hidden) => hidden !== id);
    change({ hidden: isShown ? others : [...others, id] });
  }

  return (
    <>
      <h2 className="type-12 px-2 pt-2 pb-1.5 text-ink-3">{t('density')}</h2>
      <Segmented
        label={t('density')}
        className="mx-2 mb-2 flex [&>button]:flex-1"
        value={view.density}
        onChange={(density) => change({ density })}
        segments={[
          { value: 'roomy', label: t('roomy') },
          { value: 'compact', label: t('compact') },
        ]}
      />
      {columns.length > 0 && (
        <fieldset className="-mx-1 border-t px-1 pt-1">
          <legend className="type-12 float-left w-full px-2 pt-2 pb-1.5 text-ink-3">{t('columns')}</legend>
          {columns.map(({ id, label }) => (
            <label
              key={id}
              className="flex min-h-[30px] w-full cursor-pointer items-center gap-2.5 rounded-2 px-2 font-medium text-ink-2 hover:bg-press hover:text-ink"
            >
              <Checkbox
                checked={!view.hidden.includes(id)}
                onCheckedChange={(checked) => show(id, checked)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
