/** The keyhole. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="flex-none">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M16 7.5a5.5 5.5 0 0 0-2.9 10.17L11.6 24.5h8.8l-1.5-6.83A5.5 5.5 0 0 0 16 7.5Z"
        fill="var(--on-accent)"
      />
    </svg>
  );
}

/** The keyhole and the name. */
export function Brand() {
  return (
    <span className="flex items-center gap-2.5 font-semibold text-[16px] leading-[22px] tracking-[-.006em]">
      <BrandMark />
      Latchkey
    </span>
  );
}
