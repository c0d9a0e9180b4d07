const pairs =
  '節节編编冊册講讲課课話话兩两錄录內内後后記记參参獻献術术語语詞词釋释緒绪論论結结總总習习題题顧顾練练閱阅讀读擴扩資资見见問问導导說说關关於于書书約约簡简譯译謝谢鳴鸣權权頁页聲声彙汇誤误輯辑薦荐終终將将們们會会與与現现給给這这裡里裏里圖图館馆數数據据項项開开續续動动萬万億亿個个'

const simple = new Map(Array.from({length: pairs.length / 2}, (_, index) => [pairs[2 * index], pairs[2 * index + 1]]))

/** Write what names of headings are made of in simplified characters, each in its place. Other characters stay. */
export function simplified(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => simple.get(character) ?? character)
}
