export const SITE_TITLE = 'Sleep notes';
export const SITE_DESCRIPTION = 'Notes about sleep, for everybody.';
