'use client';

import { Rows3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { later } from '@/components/ui/later';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { ViewChoices } from './view-choices';

const choices = later(() => import('./view-choices'));

/** Density and columns of a table, remembered in this browser. `columns` are those that may be hidden. */
export function ViewMenu(props: ComponentProps<typeof ViewChoices>) {
  const t = useTranslations('table');
  return (
    <Popover needs={choices}>
      <PopoverTrigger
        render={<Button variant="quiet" icon={<Rows3 aria-hidden />} />}
        className="max-tablet:hidden"
      >
        {t('view')}
      </PopoverTrigger>
      <PopoverContent align="end" className="w-60 p-1" aria-label={t('view')}>
        <Choices {...props} />
      </PopoverContent>
    </Popover>
  );
}

function Choices(props: ComponentProps<typeof ViewChoices>) {
  const Loaded = choices.here().ViewChoices;
  return <Loaded {...props} />;
}
