'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check } from 'lucide-react';
import { SelectFace, type SelectProps, selectClass, selectValueClass } from './select-face';

/** `Select` from when it was pressed. */
export function SelectParts<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, placeholder, size, className, name, disabled, ...trigger } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      name={name}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next as Value)}
    >
      <Base.Trigger {...trigger} className={selectClass({ size, className })}>
        <SelectFace>
          <Base.Value className={selectValueClass} placeholder={placeholder} />
        </SelectFace>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup
            data-floating
            className="grow-from-anchor max-h-(--available-height) min-w-(--anchor-width) max-w-[calc(100vw-16px)] overflow-y-auto rounded-3 bg-raised p-1 shadow-float outline-none [--ring:var(--raised)]"
          >
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex min-h-[30px] cursor-pointer select-none items-center gap-2.5 rounded-2 px-2 text-ink-2 outline-none data-disabled:cursor-default data-highlighted:bg-press data-disabled:text-ink-3 data-highlighted:text-ink max-tablet:min-h-11"
              >
                {option.icon}
                <Base.ItemText className="flex-1 truncate">{option.label}</Base.ItemText>
                <Base.ItemIndicator className="flex text-accent">
                  <Check className="icon-14" aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
