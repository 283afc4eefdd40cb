/** A scaler that has nothing to do with pictures: what it makes is as large as it should be, and says of what. */
import { limitsOf, renditionFormats } from '../../functions/article/media/renditions.ts';
import type { Scaler } from '../../functions/publish/ports.ts';

export const simulatedScaler: Scaler = {
  version: 'simulated',
  scale: async (picture) =>
    renditionFormats.flatMap((format) =>
      limitsOf(picture.type, picture).map((limit) => ({
        limit,
        format,
        body: new TextEncoder().encode(`${limit} ${format} ${picture.width}`),
      })),
    ),
};
