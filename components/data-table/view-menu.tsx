'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { Rows3 } from '@/components/ui/icons';
import { lazyCode, lazyPart } from '@/components/ui/lazy-code';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

const ViewChoices = lazyPart(
  lazyCode(() => import('./internal/view-choices')),
  (module) => module.ViewChoices,
);

/** Density and columns of a table, stored in this browser. `columns` are those that may be hidden. */
export function ViewMenu(props: ComponentProps<typeof ViewChoices>) {
  const t = useTranslations('table');
  return (
    <Popover>
      <PopoverTrigger
        render={<Button variant="quiet" icon={<Rows3 aria-hidden />} />}
        className="max-tablet:hidden"
      >
        {t('view')}
      </PopoverTrigger>
      <PopoverContent align="end" className="w-60 p-1" aria-label={t('view')}>
        <ViewChoices {...props} />
      </PopoverContent>
    </Popover>
  );
}
