/** How soon a passage says that help is needed, and where a piece of advice begins. */
import { describe, expect, it } from 'vitest';
import { asksForHelp, urgencyOf } from '../../../functions/article/prose/urgency.ts';

describe('how soon help is needed', () => {
  it.each([
    ['emergency', 'Call an emergency number at once.'],
    ['emergency', 'Ring 999 if the face droops.'],
    ['emergency', 'Call an ambulance or drive to A&E.'],
    ['emergency', 'Call a poison center at once if a child has swallowed iron.'],
    ['urgent', 'Get urgent help if one leg is swollen.'],
    ['urgent', 'See a doctor the same day if one calf is warm.'],
    ['urgent', 'Get help right away if a cramp lasts longer than 10 minutes.'],
    ['routine', 'See a clinician soon if you are tired.'],
    ['routine', 'This is not an emergency. Make an appointment.'],
    ['routine', 'Ask a pharmacist for emergency contraception.'],
    ['routine', 'The 112 people in the trial were called later.'],
  ])('%s: %s', (urgency, text) => {
    expect(urgencyOf(text, 'en-GB')).toBe(urgency);
  });

  it.each([
    ['emergency', '息が苦しいときは、すぐに救急車を呼んでください。'],
    ['emergency', '意識がないときは119番に電話してください。'],
    ['emergency', '飲み込んだときは、中毒110番に相談してください。'],
    ['emergency', '胸が痛むときは、救急車を呼ぶのをためらう必要はありません。'],
    ['urgent', '片方のふくらはぎが腫れて熱いときは、その日のうちに受診してください。'],
    ['urgent', '痛みが続くときは、すぐに医師に相談してください。'],
    ['urgent', '熱があるときは、病院へすぐに行ってください。'],
    ['routine', '痛みはすぐに治まることもあります。'],
    ['routine', '緊急ではありません。予約をとってください。'],
    ['routine', '救急車を呼ぶ必要はありません。'],
    ['routine', '迷うときは#7119に電話で相談できます。'],
    ['routine', '救急箱に入れておくとよい薬があります。'],
    ['routine', '疲れが続くときは、医師に相談してください。'],
  ])('%s in Japanese: %s', (urgency, text) => {
    expect(urgencyOf(text, 'ja-JP')).toBe(urgency);
  });

  it('is not guessed in a language that nobody has written the words of', () => {
    expect(urgencyOf('Rufen Sie 112: emergency.', 'de')).toBe('routine');
    expect(asksForHelp('Call a doctor.', 'de')).toBe(false);
  });
});

describe('a piece of advice', () => {
  it.each([
    'See a clinician if:',
    'Also get emergency help if',
    'With chest pain or trouble breathing as well, call an emergency number at once.',
    'Make an appointment if cramps often break your sleep.',
  ])('begins: %s', (paragraph) => {
    expect(asksForHelp(paragraph, 'en')).toBe(true);
  });

  it.each([
    '次のようなときは、すぐに受診してください：',
    '歩けないほど痛むときは、救急車を呼んでください。',
    '心臓の病気がある人は、始める前に医師に相談してほしい。',
  ])('begins in Japanese: %s', (paragraph) => {
    expect(asksForHelp(paragraph, 'ja')).toBe(true);
  });

  it.each([
    '血の塊が肺に移ったしるしかもしれません。',
    '医師が血液検査を勧めることがあります。',
    '救急箱を用意してください。',
  ])('goes on in Japanese: %s', (paragraph) => {
    expect(asksForHelp(paragraph, 'ja')).toBe(false);
  });

  it.each([
    'These can be signs that a blood clot has moved to the lungs.',
    'Do not massage a calf that may hold a clot.',
    'Your doctor may ask for a blood test.',
  ])('goes on: %s', (paragraph) => {
    expect(asksForHelp(paragraph, 'en')).toBe(false);
  });
});
