/** The filters of the list, by their names in the address. */
export const userFilters = ['level', 'status', 'restriction', 'team'] as const;
