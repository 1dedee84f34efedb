'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { LockTile } from '@/components/lock/locked-button';
import { Checkbox } from '@/components/ui/checkbox';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { Decision } from '@/lib/policy/model';

export interface OfferedScope {
  scope: ApiScope;
  decision: Decision;
  /** A `curl` line; it says `API_KEY` for the key. */
  example: string;
}

/** Chooses the scopes of a key: permissions that its creator lacks are locked, with the reason (R3, R5). */
export function ScopeChoice({ scopes }: { scopes: readonly OfferedScope[] }) {
  const t = useTranslations('apiKeys');
  const { field } = useController({ name: 'scopes' });
  const chosen = field.value as readonly ApiScope[];
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('scopes')}</legend>
      <ul className="rounded-3 border">
        {scopes.map((offered) => (
          <ScopeLine
            key={offered.scope}
            {...offered}
            isChosen={chosen.includes(offered.scope)}
            choose={(isChosen) =>
              field.onChange(
                isChosen ? [...chosen, offered.scope] : chosen.filter((each) => each !== offered.scope),
              )
            }
          />
        ))}
      </ul>
      <FieldError name="scopes" />
    </fieldset>
  );
}

function ScopeLine(props: OfferedScope & { isChosen: boolean; choose: (isChosen: boolean) => void }) {
  const t = useTranslations('apiKeys');
  const id = useId();
  const { scope, decision, isChosen, choose } = props;
  const label = t(`scope.${scope}`);
  return (
    <li className="flex min-h-10 items-center gap-2.5 border-b px-3 last:border-b-0">
      {decision.allowed ? (
        <Checkbox id={id} checked={isChosen} onCheckedChange={choose} />
      ) : (
        <LockTile label={label} decision={decision} />
      )}
      <label htmlFor={decision.allowed ? id : undefined} className="min-w-0 flex-1">
        {label}
      </label>
    </li>
  );
}
