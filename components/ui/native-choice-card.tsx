'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { cn } from './class-names';

/**
 * A card of a group of radio buttons that works before any script. Use it inside an element with the role
 * `radiogroup`. `children` below the head show what the choice means.
 */
export function NativeChoiceCard(props: {
  name: string;
  value: string;
  label: string;
  isChosen: boolean;
  onChoose: () => void;
  className?: string;
  children?: ReactNode;
}) {
  const { name, value, label, isChosen, onChoose } = props;
  const radio = useRef<HTMLInputElement>(null);
  const adopt = useEffectEvent(() => {
    if (radio.current?.checked && !isChosen) onChoose();
  });
  // A choice made before the script ran is kept.
  useEffect(() => adopt(), []);
  return (
    <label
      className={cn(
        'block cursor-pointer rounded-3 border border-line-strong p-3 transition-colors hover:border-line-control',
        'has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
        props.className,
      )}
    >
      <span className="flex items-center gap-2">
        <input
          ref={radio}
          type="radio"
          name={name}
          value={value}
          checked={isChosen}
          onChange={onChoose}
          className="relative size-4 flex-none cursor-pointer appearance-none rounded-full border border-line-control bg-surface after:absolute after:-inset-1.5 checked:border-5 checked:border-accent"
        />
        <b className="font-semibold">{label}</b>
      </span>
      {props.children}
    </label>
  );
}
