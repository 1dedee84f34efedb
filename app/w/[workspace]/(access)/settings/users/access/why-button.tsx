'use client';

import { useTranslations } from 'next-intl';
import { WhyPanel } from '@/components/lock/why-panel';
import { Button } from '@/components/ui/button';
import { Lock } from '@/components/ui/icons';
import { Popover, PopoverTrigger } from '@/components/ui/popover';
import type { Denied } from '@/lib/policy/model';

/** "Why?" in place of a locked choice, beside the name of the choice. */
export function WhyButton({ label, decision }: { label: string; decision: Denied }) {
  const t = useTranslations('users');
  const lock = useTranslations('lock');
  return (
    <Popover>
      <PopoverTrigger
        aria-label={lock('name', { what: label })}
        render={
          <Button
            icon={<Lock className="padlock" aria-hidden />}
            className="border-line bg-sunken text-ink-2 hover:border-amber hover:bg-hover active:bg-press data-popup-open:border-amber in-data-floating:bg-sunken"
          />
        }
      >
        {t('why')}
      </PopoverTrigger>
      <WhyPanel label={label} decision={decision} align="end" />
    </Popover>
  );
}
