'use client';

import { Rows3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Segmented } from '@/components/ui/segmented';
import { useTableView } from './use-table-view';

/** Density and columns of a table, remembered in this browser. `columns` are those that may be hidden. */
export function ViewMenu({
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
    <Popover>
      <PopoverTrigger
        render={<Button variant="quiet" icon={<Rows3 aria-hidden />} />}
        className="max-tablet:hidden"
      >
        {t('view')}
      </PopoverTrigger>
      <PopoverContent align="end" className="w-60 p-1" aria-label={t('view')}>
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
      </PopoverContent>
    </Popover>
  );
}
