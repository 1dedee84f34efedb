import { iconSprite } from '@/components/ui/icon-sprite';

export const dynamic = 'force-static';

/** The shapes of all icons. Its address has a version, so that browsers ask for it once. */
export function GET(): Response {
  return new Response(iconSprite(), {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
