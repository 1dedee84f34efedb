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
  const areas = useTranslations('apiKeys.areas');
  const { field } = useController({ name: 'scopes' });
  const chosen = field.value as readonly ApiScope[];
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('scopes')}</legend>
      <div className="grid gap-3">
        {byArea(scopes).map(([area, offers]) => (
          <section key={area} className="grid gap-1.5">
            <h3 className="type-13 text-ink-2">{areas(area)}</h3>
            <ul className="rounded-3 border">
              {offers.map((offered) => (
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
          </section>
        ))}
      </div>
      <FieldError name="scopes" />
    </fieldset>
  );
}

type Area = ApiScope extends `${infer A}.${string}` ? A : never;

/** The scopes under what they are about, in their order. */
function byArea(scopes: readonly OfferedScope[]): [Area, OfferedScope[]][] {
  const found = new Map<Area, OfferedScope[]>();
  for (const offered of scopes) {
    const area = offered.scope.split('.')[0] as Area;
    found.set(area, [...(found.get(area) ?? []), offered]);
  }
  return [...found];
}

function ScopeLine(props: OfferedScope & { isChosen: boolean; choose: (isChosen: boolean) => void }) {
  const t = useTranslations('apiKeys');
  const id = useId();
  const { scope, decision, isChosen, choose } = props;
  const label = t(`scope.${scope}`);
  return (
    <li className="flex min-h-10 items-center gap-2.5 border-b px-3 py-2 last:border-b-0">
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
