'use client';

import { useTranslations } from 'next-intl';
import { type ChangeEvent, useState } from 'react';
import { leastPasswordLength } from '@/lib/access/credentials/password-length';
import { cn } from './class-names';
import { Eye, EyeOff } from './icons';
import { Input, type InputProps } from './input';
import { passwordStrength } from './internal/password-strength';

/** A password field with a button that reveals the text; `meter` shows the strength while a new one is chosen. */
export function PasswordInput({ meter = false, onChange, ref, ...props }: InputProps & { meter?: boolean }) {
  const t = useTranslations('ui');
  const [isShown, setShown] = useState(false);
  const [typed, setTyped] = useState('');

  function remember(event: ChangeEvent<HTMLInputElement>) {
    if (meter) setTyped(event.target.value);
    onChange?.(event);
  }

  function attach(element: HTMLInputElement | null) {
    if (typeof ref === 'function') ref(element);
    // Text typed before the script ran counts as well.
    if (meter && element) setTyped(element.value);
  }

  return (
    <>
      <Input
        autoComplete={meter ? 'new-password' : 'current-password'}
        spellCheck={false}
        autoCapitalize="none"
        {...props}
        ref={attach}
        type={isShown ? 'text' : 'password'}
        onChange={remember}
        trailing={
          <button
            type="button"
            aria-label={t('showPassword')}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
            className="-mr-1.5 grid size-7 place-items-center rounded-1 text-ink-3 hover:bg-press hover:text-ink"
          >
            {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </button>
        }
      />
      {meter && <StrengthMeter bars={passwordStrength(typed)} />}
    </>
  );
}

function StrengthMeter({ bars }: { bars: 0 | 1 | 2 | 3 | 4 }) {
  const t = useTranslations('ui');
  const words = [null, t('passwordWeak'), t('passwordFair'), t('passwordStrong'), t('passwordVeryStrong')][
    bars
  ];
  return (
    <>
      <div aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((bar) => (
          <i key={bar} className={cn('h-[3px] rounded-[2px]', bar <= bars ? 'bg-accent' : 'bg-press')} />
        ))}
      </div>
      <p className="type-13 text-ink-2">
        {words && <span role="status">{words} </span>}
        {t('passwordHelp', { least: leastPasswordLength })}
      </p>
    </>
  );
}
