'use client';

import { useMemo } from 'react';
import { floating } from './floating';
import { SelectFace, type SelectProps, selectClass, selectValueClass } from './select-face';
import { both, SleepingTrigger, useSleeper } from './sleeper';

export type { SelectOption } from './select-face';

/** Typing finds a choice. Enter and Space are no keys of these: they open by the click that they make. */
function opensByKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') return true;
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

/** A list of one choice. Inside a `Field` it takes its name and error from there. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const sleeper = useSleeper(floating, { wakes: opensByKey });
  const { options, value, onChange: _, placeholder, size, className, name: __, ref, ...trigger } = props;
  const refs = useMemo(() => both(sleeper.trigger, ref), [sleeper.trigger, ref]);
  if (sleeper.isAwake) {
    const Awake = floating.here().SelectParts;
    return <Awake {...props} ref={refs} />;
  }
  const chosen = options.find((option) => option.value === value);
  return (
    <SleepingTrigger
      {...trigger}
      ref={ref}
      role="combobox"
      data-disabled={trigger.disabled ? '' : undefined}
      sleeper={sleeper}
      opens="listbox"
      className={selectClass({ size, className })}
    >
      <SelectFace>
        <span className={selectValueClass} data-placeholder={chosen ? undefined : ''}>
          {chosen?.label ?? placeholder}
        </span>
      </SelectFace>
    </SleepingTrigger>
  );
}
