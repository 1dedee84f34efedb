const step = 44;
const columns = 20;
const rows = 22;

const drawn = {
  yes: (x: number, y: number) => `M${x + 15} ${y + 5}l-8 8-4-4`,
  never: (x: number, y: number) => `M${x + 5} ${y + 9.5}h8`,
  lock: (x: number, y: number) =>
    `M${x + 4.6} ${y + 8}h8.8a1.6 1.6 0 0 1 1.6 1.6v4.8a1.6 1.6 0 0 1-1.6 1.6h-8.8a1.6 1.6 0 0 1-1.6-1.6v-4.8a1.6 1.6 0 0 1 1.6-1.6M${x + 5.6} ${y + 8}v-2.4a3.4 3.4 0 0 1 6.8 0v2.4`,
};

/** The three glyphs in a pattern that gets denser along a diagonal. Decorative and deterministic. */
export function FieldOfGlyphs() {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${columns * step} ${rows * step}`}
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 size-full"
      fill="none"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {[...layers()].map(([look, path]) => {
        const [stroke, opacity] = look.split(' ');
        return <path key={look} d={path} stroke={`var(--${stroke})`} opacity={opacity} />;
      })}
    </svg>
  );
}

/** One path per colour and opacity, so that four hundred glyphs need only a dozen elements. */
function layers(): Map<string, string> {
  const paths = new Map<string, string>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const chance = scattered(row * columns + column);
      const kind = chance % 10 < 4 ? 'yes' : chance % 10 < 7 ? 'never' : 'lock';
      const isLit = (chance >> 4) % 9 === 0 && kind !== 'never';
      const colour = isLit ? (kind === 'yes' ? 'accent' : 'amber') : 'line-strong';
      const wave = (Math.sin(column / 3.1 + row / 4.7) + 1) / 2;
      const opacity = (Math.round((0.15 + wave * (isLit ? 0.55 : 0.6)) * 5) / 5).toFixed(1);
      const look = `${colour} ${opacity}`;
      const glyph = drawn[kind](14 + column * step, 12 + row * step);
      paths.set(look, (paths.get(look) ?? '') + glyph);
    }
  }
  return paths;
}

/** A deterministic pseudo-random number: server and client must render the same pattern. */
function scattered(n: number): number {
  let h = Math.imul(n + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}
