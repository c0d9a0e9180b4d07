/** Han letters that scanners, and eyes, take for each other. `—` is what a scanner makes of a thin `一`. */
const groups: readonly string[] = [
  ...['人入', '日目曰', '幂幕', '己已巳', '未末', '土士', '千干于', '天夭', '自白', '予子', '析折拆', '戊戌戍'],
  ...['拔拨', '侯候', '戴载', '徒徙', '洒酒', '茶荼', '晴睛', '炙灸', '贷货', '今令', '兔免', '崇祟', '粟栗'],
  ...['亳毫', '券卷', '治冶', '厉历', '往住', '找我', '园圆', '准淮', '平乎', '刀力', '风凤', '九丸', '鸟乌'],
  ...['竟竞', '井并', '右石', '失矢', '斤斥', '问间', '体休', '末木本术', '友反', '帐账', '恨根', '抱拖', '拢扰'],
  ...['挡档', '捡检', '播插', '概慨', '模摸', '渡度', '狠很', '盲育', '科料', '管菅', '籍藉', '蓝篮', '赢嬴', '辩辨'],
  ...['陪倍', '侍待', '侵浸', '俱具', '象像', '任仟', '伺饲', '免兔', '含舍', '暴曝', '候喉', '缺缼', '徽微', '诉拆']
]

/** By letter, those it may stand for. */
export const hanConfusions: ReadonlyMap<string, readonly string[]> = confusionsOf(groups)

function confusionsOf(all: readonly string[]): Map<string, string[]> {
  const confusions = new Map<string, string[]>([['—', ['一']]])
  for (const group of all) {
    const letters = Array.from(group)
    for (const letter of letters) {
      const others = letters.filter((other) => other !== letter)
      confusions.set(letter, [...new Set([...(confusions.get(letter) ?? []), ...others])])
    }
  }
  return confusions
}
