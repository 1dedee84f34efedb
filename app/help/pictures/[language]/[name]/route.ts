import { isLocale } from '@/lib/platform/i18n/locales';
import { readPicture } from '../../../read-topic';

/** The pictures of the guide. They show the demo, so they are open to all. */
export async function GET(_: Request, { params }: RouteContext<'/help/pictures/[language]/[name]'>) {
  const { language, name } = await params;
  const picture = isLocale(language) ? await readPicture(language, name) : null;
  if (!picture) return new Response(null, { status: 404 });
  return new Response(picture, {
    headers: { 'content-type': 'image/webp', 'cache-control': 'public, max-age=3600' },
  });
}
