'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ChevronDown } from '@/components/ui/icons';
import { Menu, MenuCheck, MenuContent, MenuTrigger } from '@/components/ui/menu';

interface Choice {
  value: string;
  label: string;
}

/** A multiple choice in a form: a button that names the chosen values, and a menu of checkboxes. */
export function ChoiceMenu(props: {
  label: string;
  choices: readonly Choice[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const t = useTranslations('broadcasts.audience');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const { label, choices, values, onChange } = props;
  const chosen = choices.filter(({ value }) => values.includes(value)).map((choice) => choice.label);
  const words = chosen.length > 0 ? format.list(chosen, { type: 'disjunction' }) : t('any');
  return (
    <Menu>
      <MenuTrigger
        render={
          <Button
            className="w-full justify-between"
            aria-label={ui('labelledPlain', { name: label, value: words })}
          />
        }
      >
        <span className="truncate">
          {ui.rich('labelled', {
            label: (chunks) => <span className="text-ink-3">{chunks}</span>,
            value: (chunks) => chunks,
            name: label,
            words,
          })}
        </span>
        <ChevronDown className="icon-14 text-ink-3" aria-hidden />
      </MenuTrigger>
      <MenuContent align="start" className="max-h-[min(var(--available-height),360px)] min-w-64">
        {choices.length === 0 && <p className="type-13 px-2 py-1.5 text-ink-2">{t('nothing')}</p>}
        {choices.map((choice) => (
          <MenuCheck
            key={choice.value}
            checked={values.includes(choice.value)}
            onCheckedChange={(isChecked) =>
              onChange(
                isChecked ? [...values, choice.value] : values.filter((value) => value !== choice.value),
              )
            }
          >
            <span className="flex-1 truncate">{choice.label}</span>
          </MenuCheck>
        ))}
      </MenuContent>
    </Menu>
  );
}
