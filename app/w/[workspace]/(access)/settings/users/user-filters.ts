/** The filters of the list, by their keys in the address. */
export const userFilters = ['level', 'status', 'restriction', 'team'] as const;
