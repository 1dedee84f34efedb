'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { buttonClass } from './button';
import { cn } from './class-names';
import { Upload } from './icons';

/**
 * A file field in the language of the console: the browser writes its own button and "No file chosen" in the language
 * of the browser. The native field lies invisible over the words, so that label, keyboard and dropping a file work.
 */
export function FileInput({
  onChoose,
  ...props
}: Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'className'> & {
  onChoose: (file: File | null) => void;
}) {
  const t = useTranslations('ui');
  const [name, setName] = useState<string | null>(null);
  return (
    <span className="relative flex min-w-0 items-center gap-3 rounded-2 border border-line-control p-2 has-focus-visible:outline-2 has-focus-visible:-outline-offset-1 has-focus-visible:outline-focus">
      <input
        {...props}
        type="file"
        onChange={({ target }) => {
          const file = target.files?.[0] ?? null;
          setName(file?.name ?? null);
          onChoose(file);
        }}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
      <span aria-hidden className={buttonClass({})}>
        <Upload aria-hidden />
        {t('chooseFile')}
      </span>
      <span aria-hidden className={cn('min-w-0 truncate', !name && 'text-ink-3')}>
        {name ?? t('noFile')}
      </span>
    </span>
  );
}
