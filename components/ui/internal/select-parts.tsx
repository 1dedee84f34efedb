'use client';

import { Select as Base } from '@base-ui/react/select';
import { cn } from '../class-names';
import { Check } from '../icons';
import type { SelectOption } from '../select';
import type { LayerControl } from './layer';
import { layerClass } from './layer-class';

/** The list of a `Select`. */
export function SelectLayer(props: {
  layer: LayerControl;
  options: readonly SelectOption<string>[];
  value: string | null;
  onChange: (value: string) => void;
}) {
  const { layer, options, value, onChange } = props;
  return (
    <Base.Root
      {...layer.root}
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={layer.button}
          sideOffset={4}
          alignItemWithTrigger={false}
          className="z-50 outline-none"
        >
          <Base.Popup
            data-floating
            finalFocus={() => layer.button}
            className={cn(layerClass, 'min-w-(--anchor-width) p-1')}
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
