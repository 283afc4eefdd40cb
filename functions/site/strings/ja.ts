/**
 * The interface's words in Japanese. Unchecked: nobody who speaks it from home has read them yet
 * (CONTRIBUTING.md, "Add a language").
 */
import { html, type Html, type Part } from '../../base/markup.ts';
import { dayOf } from '../../base/time.ts';
import type { Strings } from './en.ts';

/** `A、BまたはC`: no spaces, and nothing else before the last. */
function joined(parts: readonly Part[], last: string): Html {
  const between = (at: number) => (at === parts.length - 1 ? last : '、');
  return html`${parts.map((part, at) => html`${at > 0 && between(at)}${part}`)}`;
}

export const ja: Strings = {
  /** `2026-11-30` → `2026年11月30日` (CLDR, long) */
  day(moment) {
    const [year, month, day] = dayOf(moment).split('-').map(Number);
    return `${year!}年${month!}月${day!}日`;
  },
  /** `2026-03` → `2026年3月` (CLDR, yMMMM) */
  month(month) {
    const [year, number] = month.split('-').map(Number);
    return `${year!}年${number!}月`;
  },
  anyOf: (parts) => joined(parts, 'または'),
  allOf: (parts) => joined(parts, '、'),

  layout: {
    skip: '本文へ移動',
    navigation: 'サイト内の案内',
    search: '検索',
    topics: 'トピック',
    feeds: 'フィード',
    publishedBy: (publisher) => html`発行：${publisher}`,
    licence: 'ライセンス',
    follow: 'フィードで購読する',
    largeText: '文字を大きくする',
  },

  sitePages: {
    about: '私たちについて',
    editorialPolicy: '編集方針',
  },

  listing: {
    breadcrumb: '現在の位置',
    home: 'ホーム',
    page: (number) => `${number}ページ`,
    inMonth: (title, month) => `${title}（${month}）`,
    title: (title, page) => `${title}（${page}ページ）`,
    follow: (what, feeds) => html`${what}を購読する：${feeds}。`,
    whatIsAFeed: 'フィードとは？',
    reviewed: (day) => html`監修：${day}`,
    elsewhere: (newest) =>
      html`このページにはもう記事がありません。${newest('新しい記事からご覧ください')}。`,
    pages: 'ページ',
    newest: '最新の記事',
    newer: '新しい記事',
    older: '古い記事',
    nextPage: '次へ',
    previousPage: '前へ',
    pageOf: (page, pages) => `${page}ページ（全${pages}ページ）`,
    newestOf: (shown, total) => `全${total}件のうち最新の${shown}件`,
    allArticles: (total) => `全${total}件`,
    between: (from, to) => html`${from}～${to}`,
    articles: (count) => `${count}件`,
    allOf: (kind, site) => `${kind} – ${site}`,
    none: '現在、ここには何もありません。',
    towards: (direction, month) => `${direction}：${month}`,
  },

  home: {
    topics: 'トピック',
    latest: '最新の記事',
    archive: '過去の記事',
    counted: (title, articles) => `${title}（${articles}）`,
  },

  search: {
    title: '検索',
    label: '題名、病名、別の呼び方、医学用コードで検索',
    button: '検索',
    withoutScript:
      '検索にはスクリプトが必要ですが、このブラウザーでは動いていません。下の一覧からすべての記事にたどり着けます。',
    lists: 'すべての記事',
    none: '見つかりませんでした。言葉を減らすか、別の呼び方で試してください。',
    one: '1件の記事',
    many: (count) => `${count}件の記事`,
    best: (shown, count) =>
      `${count}件以上の記事のうち、最も近い${shown}件です。言葉を加えると絞り込めます。`,
    partly: (shown) => `すべての言葉を含む記事はありません。一部を含む記事は${shown}件です。`,
    failed: '検索を読み込めませんでした。しばらくしてからもう一度お試しください。',
  },

  aToZ: {
    title: '索引',
    titleOf: (letters) => `索引：${letters}`,
  },

  article: {
    by: (people) => html`著者：${people}`,
    writtenBy: (people) => html`著者：${people}。`,
    minutes: (minutes) => `約${minutes}分で読めます`,
    forProfessionals: '医療従事者向け',
    published: (day) => html`公開：${day}`,
    updated: (day) => html`更新：${day}`,
    translatedFrom: (article) => html`翻訳元：${article}`,
    correction: () => '訂正',
    correctionOf: (day) => html`訂正（${day}）：`,
    corrected: (day) => html`${day}に訂正しました`,
    contents: 'このページの内容',
    keyFacts: '要点',
    references: '参考文献',
    reference: (number) => `参考文献${number}`,
    inTheList: '参考文献の一覧で見る',
    back: (reference) => `参考文献${reference}の引用箇所へ戻る`,
    backToMention: (mention, reference) => `参考文献${reference}の引用箇所${mention}へ戻る`,
    table: (number) => `表${number}`,
    formula: '数式',
    scrolls: (columns) => `横に動かすと${columns}列すべてが見えます`,
    related: '関連記事',
    moreAbout: (name) => `${name}についての記事`,
    topics: 'トピック',
    aboutPage: 'この記事について',
    cite: 'この記事を引用する：',
    citation: ({ authors, title, site, published, updated, url }) =>
      `${authors}「${title}」${site}、${published}${updated && `（更新：${updated}）`}。${url}`,
    copy: 'コピー',
    copied: 'コピーしました',
    share: '共有',
    mail: 'メールで送る',
    embed: 'ご自分のページに表示する',
    print: '印刷',
    use: 'この記事を利用する',
    terms: (publisher, licence, forms) =>
      html`発行：${publisher}${licence && html`（${licence}）`}。形式：${forms}。`,
    thisLicence: 'ライセンス',
    licence: 'ライセンス',
    readAt: (publisher) => `${publisher}で読む`,
  },

  about: {
    condition: '病気・状態',
    supplement: 'サプリメント',
    drug: '薬',
    procedure: '処置・手術',
    test: '検査',
    anatomy: '体の部位',
    substance: '物質',
    lifestyle: '生活習慣',
    alsoCalled: (names) => `別名：${names.join('、')}`,
    codes: 'コード',
    recommended: '推奨量',
    maximum: '上限',
    dose: (amount, unit, frequency) =>
      `${amount} ${unit}${frequency === undefined ? '' : ` ${frequency}`}`,
    accordingTo: (authority) => `出典：${authority}`,
  },

  notice: {
    withdrawn: (day) => html`この記事は${day}に取り下げられました。`,
    withdrawnOn: (day) => `この記事は${day}に取り下げられました。`,
    moved: 'この記事は移動しました：',
    reasons: {
      gone: '編集部がこの記事を取り下げました。',
      revised: 'この記事は改訂中です。',
      expired: 'この記事は掲載期限が過ぎました。',
    },
  },

  boxes: {
    note: '注記',
    info: '情報',
    todo: 'やること',
    abstract: '要約',
    summary: '要約',
    tldr: '要約',
    question: '質問',
    help: 'ヘルプ',
    faq: '質問',
    example: '例',
    quote: '引用',
    cite: '引用',
    seealso: '関連項目',
    details: '詳細',
    spoiler: '詳細',
    tip: 'ヒント',
    hint: 'ヒント',
    success: '成功',
    check: '確認',
    done: '完了',
    important: '重要',
    warning: '警告',
    caution: '注意',
    attention: '注意',
    danger: '危険',
    error: 'エラー',
    failure: '失敗',
    fail: '失敗',
    missing: '不足',
    bug: 'バグ',
  },

  care: {
    emergency: '緊急に助けが必要なとき',
    urgent: '急いで助けが必要なとき',
    top: {
      emergency: (heading) => html`<strong>緊急ですか？</strong> <span>${heading}</span>`,
      urgent: (heading) => html`<strong>お急ぎですか？</strong> <span>${heading}</span>`,
    },
  },

  notFound: {
    title: 'ページが見つかりません',
    lead: 'このアドレスには何もありません。',
    why:
      'アドレスが間違っているかもしれません。取り下げられた記事や名前の変わった記事は、元のアドレスに' +
      'お知らせが残ります。このアドレスは、おそらく一度も使われていません。',
    instead: (link) =>
      html`${link('/', '最新の記事を見る')}か、${link('/topics/', 'トピックを選んで')}ください。`,
  },

  feedsPage: {
    title: 'フィード',
    description: (site) =>
      `${site}をフィードリーダーで購読できます。全体でも、トピックごとでも購読できます。`,
    lead:
      'フィードは、新しい記事や訂正された記事をお届けします。アカウントもメールアドレスもいりません。' +
      '間に入る人もいません。',
    how: 'しくみ',
    explanation: (site) =>
      'フィードは、フィードリーダーというプログラムがときどき見に行くアドレスです。下のアドレスのひとつを' +
      `フィードリーダーにコピーすると、${site}が公開する記事の全文を、ほかに購読しているものと並べて読めます。` +
      'やめるときは、そのアドレスを消してください。',
    formats: (count) =>
      `${count}種類の内容は同じです。どれを選べばよいかわからないときは、最初のものを選んでください。`,
    also: (others) => html`（${others}もあります）`,
    followIn: (site) =>
      `次のウェブ上のフィードリーダーで、${site}のすべてを購読することもできます：`,
    showAll: (count) => `${count}件すべてを表示`,
    lists: 'まとめて購読する',
    importing: (list, another) =>
      html`フィードリーダーはフィードの一覧（OPML）を読み込めます。\
${another && html`${another}または`}${list}の一覧を保存し、フィードリーダーで開いてください。`,
    allTopics: 'すべてのトピック',
    allFeeds: 'すべてのフィード',
    allFeedsOf: (site) => `すべてのフィード – ${site}`,
    topicsOf: (site) => `トピック – ${site}`,
    developers: '開発者の方へ',
    extension: (namespace) =>
      html`JSONのフィードの各項目には、オブジェクト<code>_healthwire</code>があります。RSSとAtomでは、名前空間\
<code>${namespace}</code>の要素が同じことを表します：<code>reviewed</code>、<code>nextReview</code>、\
<code>reviewOutdated</code>、<code>reviewer</code>（一人にひとつ）、<code>correction</code>（一件にひとつ）です。\
名前や文は要素の中に、残りは属性にあります。`,
    fields: {
      reviewed: html`最後に医学監修を受けた日。受けていなければありません。`,
      nextReview: html`次の監修を予定している日。予定がなければありません。`,
      reviewOutdated: html`監修のあとで本文が変わったとき、真。`,
      reviewers: html`監修した人。<code>name</code>と、わかる場合は<code>role</code>、<code>credentials</code>、\
<code>url</code>をもつオブジェクトの一覧です。`,
      corrections: html`誤りとその訂正。<code>date</code>と<code>text</code>をもつオブジェクトの一覧です。`,
      image: html`画像について、その内容を言葉で表したもの（<code>alt</code>）と、わかる場合は\
<code>width</code>と<code>height</code>。RSSとAtomではMedia RSSの<code>media:content</code>と\
<code>media:description</code>にあります。`,
      withdrawn: html`記事の取り下げを知らせる項目にだけあり、そのときはこれだけです。<code>since</code>と\
<code>reason</code>をもつオブジェクトです。`,
    },
  },

  review: ({ by, on, next, isOutdated }) => {
    const due = next && html`。次回の監修予定：${next}`;
    if (!by && !on) return html`まだ医学監修を受けていません${due}`;
    return html`${reviewedBy(by, on, isOutdated)}${due}`;
  },

  trust: ({ by, on, isOutdated }) =>
    !by && !on ? html`まだ医学監修を受けていません` : reviewedBy(by, on, isOutdated),

  feed: {
    isFeed: 'これはフィードです。',
    howTo:
      '新しい記事や訂正された記事を、フィードリーダーにお届けします。次のアドレスをフィードリーダーにコピーしてください：',
    more: 'フィードとは？',
    site: 'サイトで読む',
    withdrawn: (title) => `取り下げ：${title}`,
  },

  kinds: {
    site: {
      heading: 'すべて',
      follow: 'ここで公開されるすべての記事',
      nothing: '現在、記事はありません。',
    },
    topic: {
      heading: 'トピック別',
      all: 'トピック',
      follow: 'このトピック',
      nothing: '現在、このトピックの記事はありません。',
    },
    month: { all: '過去の記事', nothing: '現在、この月の記事はありません。' },
    language: {
      heading: '言語別',
      all: '言語',
      follow: 'この言語',
      nothing: '現在、この言語の記事はありません。',
    },
    author: {
      heading: '著者別',
      all: '著者',
      follow: 'この著者',
      nothing: '現在、この著者の記事はありません。',
    },
    code: {
      heading: '医学コード別',
      all: '医学コード',
      follow: 'このコード',
      nothing: '現在、このコードの記事はありません。',
    },
  },

  variants: { embed: '埋め込み用HTML' },

  languages: {
    ar: 'アラビア語',
    bn: 'ベンガル語',
    cs: 'チェコ語',
    da: 'デンマーク語',
    de: 'ドイツ語',
    el: 'ギリシャ語',
    en: '英語',
    es: 'スペイン語',
    fa: 'ペルシア語',
    fi: 'フィンランド語',
    fr: 'フランス語',
    he: 'ヘブライ語',
    hi: 'ヒンディー語',
    hu: 'ハンガリー語',
    id: 'インドネシア語',
    it: 'イタリア語',
    ja: '日本語',
    ko: '韓国語',
    nb: 'ノルウェー語',
    nl: 'オランダ語',
    pl: 'ポーランド語',
    pt: 'ポルトガル語',
    ro: 'ルーマニア語',
    ru: 'ロシア語',
    sv: 'スウェーデン語',
    th: 'タイ語',
    tr: 'トルコ語',
    uk: 'ウクライナ語',
    ur: 'ウルドゥー語',
    vi: 'ベトナム語',
    zh: '中国語',
  },
};

/** `医学監修：A（2026年5月8日）`; without a name `監修済み（…）`. */
function reviewedBy(by: Html | undefined, on: Html | undefined, isOutdated: boolean): Html {
  const who = by ? html`医学監修：${by}` : html`監修済み`;
  return html`${who}${on && html`（${on}）`}${isOutdated && '。監修後に本文が変更されています'}`;
}
