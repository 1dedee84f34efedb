'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuTrigger, menuItemClass } from '@/components/ui/menu';

interface Choice {
  value: string;
  label: string;
}

/** Several of a few values, in a form: a button that tells what is chosen, and a menu of boxes. */
export function ChoiceMenu(props: {
  label: string;
  choices: readonly Choice[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const t = useTranslations('broadcasts.audience');
  const format = useFormatter();
  const { label, choices, values, onChange } = props;
  const chosen = choices.filter(({ value }) => values.includes(value)).map((choice) => choice.label);
  const words = chosen.length > 0 ? format.list(chosen, { type: 'disjunction' }) : t('any');
  return (
    <Menu>
      <MenuTrigger render={<Button className="w-full justify-between" aria-label={`${label}: ${words}`} />}>
        <span className="truncate">
          <span className="text-ink-3">{label}:</span> {words}
        </span>
        <ChevronDown className="icon-14 text-ink-3" aria-hidden />
      </MenuTrigger>
      <MenuContent align="start" className="max-h-[min(var(--available-height),360px)] min-w-64">
        {choices.length === 0 && <p className="type-13 px-2 py-1.5 text-ink-2">{t('nothing')}</p>}
        {choices.map((choice) => (
          <Base.CheckboxItem
            key={choice.value}
            className={menuItemClass}
            checked={values.includes(choice.value)}
            closeOnClick={false}
            onCheckedChange={(isChecked) =>
              onChange(
                isChecked ? [...values, choice.value] : values.filter((value) => value !== choice.value),
              )
            }
          >
            <span className="grid size-4 flex-none place-items-center rounded-1 border border-line-control bg-raised text-on-accent in-aria-checked:border-accent in-aria-checked:bg-accent">
              <Base.CheckboxItemIndicator className="grid">
                <Check className="size-3 stroke-[3.5]" aria-hidden />
              </Base.CheckboxItemIndicator>
            </span>
            <span className="flex-1 truncate">{choice.label}</span>
          </Base.CheckboxItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
