/** The names of the formats, for who must know no more: the command line, before it runs. */
export const formatNames = ['pretty', 'json', 'github', 'sarif'] as const;
export type FormatName = (typeof formatNames)[number];
