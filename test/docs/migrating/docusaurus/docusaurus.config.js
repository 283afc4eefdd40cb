export default {
  title: 'Sleep notes',
  tagline: 'Notes about sleep, for everybody.',
  url: 'https://sleep.example',
  baseUrl: '/',
  i18n: { defaultLocale: 'en', locales: ['en'] },
};
