import { useTranslations } from 'next-intl';
import { cn } from './class-names';
import { Check, Lock } from './icons';

export type GlyphKind = 'yes' | 'lock' | 'never';

/** The padlock's tile: amber, 24 px; its border is stronger on hover and while its panel is open. */
export const lockTile = 'lock-tile';

/**
 * One of the three access glyphs: check, padlock, dash. They differ in shape, not only in colour. Without `label` it
 * announces its own meaning ("Has access"); `label={null}` silences it where a text is beside it.
 */
export function Glyph(props: { kind: GlyphKind; label?: string | null; bare?: boolean; className?: string }) {
  const t = useTranslations('ui');
  const words =
    props.label === undefined
      ? { yes: t('glyphYes'), lock: t('glyphLock'), never: t('glyphNever') }[props.kind]
      : props.label;
  const naming = words === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': words };
  const look = {
    yes: 'glyph-yes',
    lock: props.bare ? 'text-amber [&>.lucide]:size-3.5 [&>.lucide]:stroke-[2.1]' : lockTile,
    never: 'text-ink-3',
  }[props.kind];
  return (
    <span {...naming} className={cn('glyph', look, props.className)}>
      {props.kind === 'yes' && <Check />}
      {props.kind === 'lock' && <Lock />}
      {props.kind === 'never' && <span className="h-[1.75px] w-2.5 rounded-[1px] bg-current" />}
    </span>
  );
}
