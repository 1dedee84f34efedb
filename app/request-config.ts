import { viewedLanguage } from '@/lib/access/gate/viewed-language';
import { requestConfig } from '@/lib/platform/i18n/request';

/** The language and the texts of a request, for next-intl. */
export default requestConfig(viewedLanguage);
