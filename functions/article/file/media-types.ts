/** The media that can be published: extension → MIME type and how its bytes begin. */

/** Bytes at an offset from the start of the file; a number below zero stands for any byte. */
export interface MediaType {
  type: string;
  /** Any one of these must match. Absent: the file is text, and looked at as such. */
  signatures?: readonly (readonly number[])[];
}

const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0));
const any = (count: number) => Array<number>(count).fill(-1);

const jpeg: MediaType = { type: 'image/jpeg', signatures: [[0xff, 0xd8, 0xff]] };

export const mediaTypes: Readonly<Record<string, MediaType>> = {
  png: { type: 'image/png', signatures: [[0x89, ...ascii('PNG\r\n\x1a\n')]] },
  jpg: jpeg,
  jpeg,
  gif: { type: 'image/gif', signatures: [ascii('GIF87a'), ascii('GIF89a')] },
  webp: { type: 'image/webp', signatures: [[...ascii('RIFF'), ...any(4), ...ascii('WEBP')]] },
  avif: {
    type: 'image/avif',
    signatures: ['avif', 'avis', 'mif1', 'msf1'].map((brand) => [
      ...any(4),
      ...ascii('ftyp'),
      ...ascii(brand),
    ]),
  },
  svg: { type: 'image/svg+xml' },
  pdf: { type: 'application/pdf', signatures: [ascii('%PDF-')] },
};
