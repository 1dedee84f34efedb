'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { Check, Copy } from './icons';

/** Text to copy as a whole: a command or an example. It wraps, so that nothing has to be scrolled sideways. */
export function CodeBlock({ value, label }: { value: string; label?: string }) {
  const t = useTranslations('ui');
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <div className="flex min-w-0 items-start gap-2 rounded-2 border bg-sunken p-[3px] pl-2.5">
      <pre className="min-w-0 flex-1 whitespace-pre-wrap py-1.5 text-[12.5px] text-ink-2 leading-[18px] [overflow-wrap:anywhere]">
        <code>{value}</code>
      </pre>
      {label && (
        <Button
          size="sm"
          aria-label={isCopied ? undefined : label}
          icon={isCopied ? <Check /> : <Copy />}
          onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
          className="max-tablet:h-9"
        >
          <span role="status">{isCopied ? t('copied') : t('copy')}</span>
        </Button>
      )}
    </div>
  );
}
