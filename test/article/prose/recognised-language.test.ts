/**
 * A script tells the language of an article that does not say it, where it can, and is silent where it
 * cannot. The sentences were written for this test, and nobody who speaks these languages has read them.
 */
import { describe, expect, it } from 'vitest';
import { languageOf, recognised } from '../../../functions/article/prose/recognised-language.ts';
import { scripts } from '../../../functions/article/prose/scripts.ts';

const found = (text: string) => recognised(text)?.language;

const japanese = '冷水の刺激は、ノルエピネフリンの放出を促す。朝の数分で、目が覚める。';
const english = 'Cold water wakes you up, and it takes no more than some minutes of the morning.';
const russian =
  'Ноги часто беспокойны ночью, и не всегда ясно, отчего это бывает у человека и что с этим делать. Мы это знаем, и вы скоро узнаете.';
const chinese =
  '每天服用这种药的人不应该喝酒，因为这会让人感到非常困倦。如果你有心脏病，请先咨询医生。';

const samples = [
  ['ja', japanese],
  ['ja', '# 鉄\n\n鉄は大切です。'],
  ['ja', 'コーヒーとカフェインについて'],
  ['zh', chinese],
  ['zh', '每天服用這種藥的人不應該喝酒，因為這會讓人感到非常睏倦。如果你有心臟病，請先諮詢醫生。'],
  ['ko', '이 약을 먹는 동안에는 술을 마시지 마십시오.'],
  ['th', 'ไม่ควรดื่มเหล้าเมื่อกินยานี้ เพราะจะทำให้ง่วงมาก'],
  ['el', 'Μην πίνετε αλκοόλ με αυτό το φάρμακο.'],
  ['he', 'אין לשתות אלכוהול יחד עם תרופה זו.'],
  ['ka', 'ამ წამალთან ერთად ალკოჰოლი არ დალიოთ.'],
  ['hy', 'Այս դեղի հետ ալկոհոլ մի խմեք։'],
  ['ta', 'இந்த மருந்துடன் மது அருந்த வேண்டாம்.'],
  ['bn', 'এই ওষুধের সঙ্গে মদ খাবেন না।'],
  ['ru', russian],
  [
    'uk',
    'Не пийте алкоголь разом із цими ліками, бо вони й так роблять вас сонними. Якщо у вас є хвороба серця, спитайте лікаря, чи можна їх вам. Пийте багато води.',
  ],
  [
    'bg',
    'Не пийте алкохол заедно с това лекарство, защото то и без това ви прави сънливи. Ако имате болно сърце, първо попитайте лекаря си дали може.',
  ],
  [
    'ar',
    'لا تشرب الكحول مع هذا الدواء، لأنه يسبب النعاس أصلا. وإذا كنت مصابا بأمراض القلب أو الكلية، فاسأل الطبيبة أولا عن الجرعة المناسبة لك في كل مرة.',
  ],
  [
    'fa',
    'با این دارو الکل ننوشید، چون خودش هم خواب‌آور است. اگر بیماری قلبی دارید، پیش از خوردن آن از پزشک بپرسید که چه اندازه برای شما خوب است و چگونه.',
  ],
  [
    'be',
    'Не піце алкаголь разам з гэтымі лекамі, бо яны і самі робяць вас соннымі. Калі ў вас ёсць хвароба сэрца, спачатку спытайце ўрача, ці можна вам іх піць.',
  ],
  ['lo', 'ບໍ່ຄວນດື່ມເຫຼົ້າກັບຢານີ້'],
  ['km', 'កុំផឹកស្រាជាមួយថ្នាំនេះ'],
  ['te', 'ఈ మందుతో మద్యం తాగవద్దు.'],
  ['kn', 'ಈ ಔಷಧಿಯೊಂದಿಗೆ ಮದ್ಯ ಕುಡಿಯಬೇಡಿ.'],
  ['ml', 'ഈ മരുന്നിനൊപ്പം മദ്യം കഴിക്കരുത്.'],
  ['gu', 'આ દવા સાથે દારૂ ન પીવો.'],
  ['pa', 'ਇਸ ਦਵਾਈ ਨਾਲ ਸ਼ਰਾਬ ਨਾ ਪੀਓ।'],
  ['or', 'ଏହି ଔଷଧ ସହିତ ମଦ ପିଅନ୍ତୁ ନାହିଁ।'],
  ['si', 'මෙම ඖෂධය සමඟ මත්පැන් පානය නොකරන්න.'],
];

describe('a text is in the language', () => {
  it.each(samples)('%s: %#', (language, text) => {
    expect(found(text)).toBe(language);
  });

  it('that is one of those that are told, each of which has such a text', () => {
    const told = scripts.flatMap((script) => script.told);
    expect([...new Set(samples.map(([language]) => language))].sort()).toEqual(told.toSorted());
    for (const { told, languages } of scripts)
      expect(languages).toEqual(expect.arrayContaining([...told]));
  });
});

describe('nobody can say of', () => {
  it.each([
    ['nothing', ''],
    ['Latin letters', english.repeat(50)],
    ['an emoji and punctuation', `“${english}” 😀️ … 。、`],
    ['a Japanese word in English', `${english} They call it 森林浴（しんりんよく）.`],
    ['as much English as Japanese', `${english.repeat(2)} ${japanese}`],
    ['symbols', 'α, β and γ'],
    ['two characters', '指圧 かな'],
    [
      'a list of terms in characters, which could be Japanese',
      '高血圧、糖尿病、心臓病、腎臓病。'.repeat(8),
    ],
    ['Chinese about Japanese words', `${chinese}${'の'.repeat(3)}`],
    ['Hindi, for there is Marathi', 'इस दवा के साथ शराब न पिएं।'],
    ['Yiddish in the letters of Hebrew', 'טרינקט נישט קיין בראנפן און נעמט נישט די מעדיצין'],
    ['Assamese in the letters of Bengali', 'এই ঔষধৰ লগত মদ নাখাব।'],
    [
      'Serbian',
      'Не пијте алкохол уз овај лек, јер и сам изазива поспаност. Ако имате болесно срце, прво питајте лекара колико смете да узмете.',
    ],
    [
      'Kazakh',
      'Бұл дәріні ішкенде арақ ішпеңіз, өйткені ол ұйқы келтіреді. Жүрегіңіз ауырса, алдымен дәрігерден сұраңыз, қанша ішуге болады.',
    ],
    [
      'Urdu',
      'اس دوا کے ساتھ شراب نہ پئیں، کیونکہ اس سے نیند آتی ہے۔ اگر آپ کو دل کی بیماری ہے تو پہلے ڈاکٹر سے پوچھیں کہ کتنی دوا لینی ہے۔',
    ],
    ['a few words of Russian letters', 'Мы это знаем, и вы'],
  ])('%s', (_what, text) => {
    expect(found(text)).toBe(undefined);
  });
});

describe('what nobody says aloud does not count:', () => {
  const many = (text: string) => text.repeat(40);
  it.each([
    ['footnotes', many(`\n[^a]: ${english}`)],
    ['code', `\n\n\`\`\`html\n${many(english)}\n\`\`\`\n`],
    ['code without an end', `\n\n~~~\n${many(english)}`],
    ['code within a line', many(`\`${english}\` `)],
    ['a comment', `<!-- ${many(english)} -->`],
    ['tags', many('<div class="box with-side of-this-page"></div>')],
    ['addresses', many('https://example.org/cold/water/and/you ')],
    ['where links lead', many('[水](cold-water-and-you-in-the-morning.md)')],
    ['templates', many('{{< figure src="a.png" title="Cold water" >}} ')],
  ])('%s', (_what, machines) => {
    expect(found(`${japanese}${machines}`)).toBe('ja');
  });

  it('nor does what stands far behind', () => {
    expect(found(`${japanese}\n${english.repeat(400)}`)).toBe(undefined);
    expect(found(`${english.repeat(400)}\n${japanese.repeat(4000)}`)).toBe(undefined);
  });
});

it.each([
  '<!--',
  '```\n',
  '~~~\n',
  '`',
  '](',
  '<a ',
  '{{',
  '{%',
  '&a',
  '\n[^a',
  'か',
  'αか',
  '\u0301',
])('many %j do no harm', (piece) => {
  expect(() => recognised(`か${piece.repeat(100_000)}`)).not.toThrow();
});

describe('an article is in the language', () => {
  const site = (language: string) => ({ language });

  it('that its front matter says, whatever it is written in', () => {
    expect(languageOf({ language: 'en', body: japanese }, site('de'))).toBe('en');
  });

  it('that its script says, title and all, where it says none itself', () => {
    expect(languageOf({ body: japanese }, site('en'))).toBe('ja');
    expect(languageOf({ title: '鉄は大切です', body: 'Fe' }, site('en'))).toBe('ja');
  });

  it('of its site, where that is written in this script, and where nobody can say', () => {
    expect(languageOf({ body: chinese }, site('yue'))).toBe('yue');
    expect(languageOf({ body: chinese }, site('zh-Hant-TW'))).toBe('zh-Hant-TW');
    expect(languageOf({ body: russian }, site('KK'))).toBe('KK');
    expect(languageOf({ body: english }, site('ja'))).toBe('ja');
  });
});
