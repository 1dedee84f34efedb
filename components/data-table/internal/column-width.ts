import type { CSSProperties } from 'react';

/** The width of a column as style and class: `narrow` replaces `width` at 1360 px and less. */
export function columnWidth(look: { width?: number; narrow?: number } | undefined) {
  if (!look?.width) return {};
  const { width, narrow = width } = look;
  const style = { '--width': `${width}px`, '--narrow': `${narrow}px` } as CSSProperties;
  return { style, className: 'w-(--width) max-roomy:w-(--narrow)' };
}
