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
    'These can be signs that a blood clot has moved to the lungs.',
    'Do not massage a calf that may hold a clot.',
    'Your doctor may ask for a blood test.',
  ])('goes on: %s', (paragraph) => {
    expect(asksForHelp(paragraph, 'en')).toBe(false);
  });
});
