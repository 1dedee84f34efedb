import { foldEmail } from '@/lib/platform/mail/fold-email';

/** The domain of an address, as domains are compared: a look-alike character is another domain (AU12). */
export const domainOf = (address: string): string => foldEmail(address).slice(address.lastIndexOf('@') + 1);
