/** Han letters that scanners, and eyes, take for each other. `—` is what a scanner makes of a thin `一`. */
const groups: readonly string[] = [
  ...['人入', '日目曰', '幂幕', '己已巳', '未末', '土士', '千干于', '天夭', '自白', '予子', '析折拆', '戊戌戍'],
  ...['拔拨', '侯候', '戴载', '徒徙', '洒酒', '茶荼', '晴睛', '炙灸', '贷货', '今令', '兔免', '崇祟', '粟栗'],
  ...['亳毫', '券卷', '治冶', '厉历', '往住', '同间', '找我', '园圆', '准淮', '平乎', '刀力', '风凤', '几儿'],
  ...['九丸', '鸟乌', '竟竞', '井并', '右石', '万方', '失矢', '斤斥', '问间', '体休', '末木本术', '友反', '没设'],
  ...['处外', '历厉', '却都', '含舍', '复夏', '帐账', '恨根', '抱拖', '拢扰', '挡档', '捡检', '播插', '概慨'],
  ...['模摸', '沬沫', '清请', '渡度', '狠很', '盲育', '科料', '管菅', '籍藉', '腊猎', '蓝篮', '赢嬴', '辩辨', '遣遗'],
  ...['部都', '镜境', '陪倍', '须顺', '项顶', '侍待', '侵浸', '俱具', '值植', '偏编', '像象', '优忧', '任仟', '伺饲']
]

/** By letter, those it may stand for. */
export const hanConfusions: ReadonlyMap<string, readonly string[]> = confusionsOf(groups)

function confusionsOf(all: readonly string[]): Map<string, string[]> {
  const confusions = new Map<string, string[]>([['—', ['一']]])
  for (const group of all) {
    for (const letter of group) {
      const others = [...group].filter((other) => other !== letter)
      confusions.set(letter, [...new Set([...(confusions.get(letter) ?? []), ...others])])
    }
  }
  return confusions
}
