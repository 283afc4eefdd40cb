import type { HelpWords } from './help-words.ts';

/**
 * Japanese. Unchecked: nobody who speaks it from home has read these yet (CONTRIBUTING.md, "Add a
 * language"). What decides stands at the end of a sentence, so a clause is read as a whole.
 */
export const ja: HelpWords = {
  /** `受診の目安`, `医師に相談するとき`, `救急車を呼ぶとき`; no rate of visits, no first-aid box. */
  heading:
    /受診(?![率者])|救急(?!箱)|(?:医師|医者|医療機関|病院|薬剤師|助産師)[にへを][^。]{0,10}(?:相談|連絡|行|かか|診て)|助けを求め/u,

  /**
   * `救急車を呼ぶ必要はありません`; but `ためらう必要はありません` and `待つ必要はありません` say the contrary.
   */
  denied:
    /(?<=^|[、。！？\n])(?![^、。！？\n]*(?:ためら|遠慮|迷|待))[^、。！？\n]*(?:必要は(?:ない|ありません)|では(?:ない|ありません)|しなくても|緊急性は(?:低|な|ありません)|ほどでは)[^、。！？\n]*/gu,

  /** `#7119` and `救急安心センター` are asked whether help is needed at once. */
  emergency:
    /救急(?!箱|安心|相談|電話相談)|緊急(?!避妊)|(?<![\d#])119(?!\d)|(?<![０-９＃])１１９(?![０-９])|中毒110番/u,

  /** `すぐに` alone may be of a pain that goes away soon. */
  urgent:
    /至急|早急に|当日中|その日のうち|今日中|一刻も早く|(?:でき|な)るだけ早く|なるべく早く|時間以内に|(?:すぐ|ただちに|直ちに|速やかに|すみやかに|急いで|待たずに)[^。！？\n]{0,40}(?:受診|相談|連絡|電話|医療機関|医師|医者|病院|診て)|(?:受診|医療機関|医師|医者|病院)[^。！？\n]{0,15}(?:すぐ|急いで|ただちに|直ちに)/u,

  /** `息が苦しいときは、すぐに受診してください`: somebody to turn to, and then a request. */
  call: /^[^。！？\n]{0,200}(?:受診|救急車|119番|(?:医師|医者|医療機関|病院|クリニック|診療所|薬剤師|助産師|歯科)[にへをと][^。！？\n]{0,20}(?:相談|連絡|電話|行|かか|診て|伝え|話し))[^。！？\n]{0,20}(?:ください|下さい|ましょう|ほしい|しよう|べき|必要(?:です|だ|があ))/u,
};
